SELECT plan, item, event, change, day FROM task_event ORDER BY plan, item, event, change
