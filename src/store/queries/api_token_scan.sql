SELECT id, change, person, title, sha256, scope, created, expires, revoked
FROM api_token ORDER BY id, change
