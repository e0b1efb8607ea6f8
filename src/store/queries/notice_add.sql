INSERT INTO notice (plan, item, kind, recipient, occasion, change, day, unit, person, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
