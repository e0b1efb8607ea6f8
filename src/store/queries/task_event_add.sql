INSERT INTO task_event (plan, item, event, change, day) VALUES (?, ?, ?, ?, ?)
