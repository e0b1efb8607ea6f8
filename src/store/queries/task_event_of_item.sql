SELECT item, event, day FROM task_event WHERE plan = ? AND item = ? AND change <= ? ORDER BY event, change
