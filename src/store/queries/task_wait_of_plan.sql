SELECT item, unit, day, body FROM task_wait WHERE plan = ? AND change <= ? ORDER BY item, change
