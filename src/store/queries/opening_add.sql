INSERT INTO opening (form, period, change) VALUES (?, ?, ?)
