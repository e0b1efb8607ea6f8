INSERT INTO file (change, name, sha256, rows) VALUES (?, ?, ?, ?)
