INSERT INTO plan_item (plan, item, change, state, level, parent, title, body, units, starts, due, due_text, repeats, effects, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
