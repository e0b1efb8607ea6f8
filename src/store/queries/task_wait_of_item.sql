SELECT item, unit, day, body FROM task_wait WHERE plan = ? AND item = ? AND change <= ? ORDER BY change
