INSERT INTO plan (source, text) VALUES (?, ?)
