SELECT plan, item, change, step, state, day, kind, due, body, percent, days_behind, risk, evidence FROM task_step ORDER BY plan, item, change
