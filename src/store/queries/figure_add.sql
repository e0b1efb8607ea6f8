INSERT INTO figure (subject, element, year, source, value, absent) VALUES (?, ?, ?, ?, ?, ?)
