SELECT item, event, day FROM task_event WHERE plan = ? AND change <= ? ORDER BY item, event, change
