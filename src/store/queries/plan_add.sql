INSERT INTO plan (change, name, text) VALUES (?, ?, ?)
