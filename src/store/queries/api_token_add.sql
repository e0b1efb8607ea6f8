INSERT INTO api_token (id, change, person, title, sha256, scope, created, expires, revoked)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
