INSERT INTO explanation (form, period, unit, finding, change, text) VALUES (?, ?, ?, ?, ?, ?)
