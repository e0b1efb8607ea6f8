INSERT INTO source (name, sha256, rows, at) VALUES (?, ?, ?, ?) RETURNING id
