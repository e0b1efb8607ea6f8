SELECT item, state, level, parent, title, body, units, starts, due, due_text, repeats, effects, first, last, change
FROM plan_item WHERE plan = ? AND item = ? AND change <= ? ORDER BY change
