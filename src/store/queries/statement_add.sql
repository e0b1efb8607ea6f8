INSERT INTO statement (source, subject, element, period, change, value, absent, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
