INSERT INTO decision (subject, element, period, source, change, record, statement, taken, reason, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
