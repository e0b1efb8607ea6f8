INSERT INTO task_wait (plan, item, change, unit, day, body) VALUES (?, ?, ?, ?, ?, ?)
