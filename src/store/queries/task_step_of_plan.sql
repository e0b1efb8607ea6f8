-- Every step of every item of a plan, item by item, the oldest first.
SELECT item, change, step, state, day, kind, due, body, percent, days_behind, risk, evidence
FROM task_step WHERE plan = ? AND change <= ? ORDER BY item, change
