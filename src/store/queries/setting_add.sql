INSERT INTO setting (key, change, value) VALUES (?, ?, ?)
