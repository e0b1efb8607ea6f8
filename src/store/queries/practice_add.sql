INSERT INTO practice (code, change, zone, indicator, title, body, origin, effect) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
