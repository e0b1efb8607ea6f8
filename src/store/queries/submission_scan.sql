SELECT form, period, unit, change, step, state, round, revision FROM submission ORDER BY form, period, unit, change
