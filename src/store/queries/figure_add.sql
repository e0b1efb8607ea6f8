INSERT INTO figure (subject, element, period, change, value, absent, place) VALUES (?, ?, ?, ?, ?, ?, ?)
