INSERT INTO task_step (plan, item, change, step, state, day, kind, due, body, percent, days_behind, risk, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
