SELECT id, change, person, title, sha256, scope, created, expires, revoked
FROM api_token WHERE id = ? ORDER BY change DESC LIMIT 1
