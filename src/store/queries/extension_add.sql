INSERT INTO extension (form, period, unit, change, due) VALUES (?, ?, ?, ?, ?)
