INSERT INTO submission (form, period, unit, change, step, state, round, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
