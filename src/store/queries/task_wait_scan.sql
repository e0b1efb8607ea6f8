SELECT plan, item, change, unit, day, body FROM task_wait ORDER BY plan, item, change
