SELECT plan, item, change, state, level, parent, title, body, units, starts, due, due_text, repeats, effects, first, last FROM plan_item ORDER BY plan, item, change
