INSERT INTO source (code, change, title) VALUES (?, ?, ?)
