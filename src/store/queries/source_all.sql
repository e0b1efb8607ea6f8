SELECT id, name, sha256, rows, at FROM source ORDER BY id
