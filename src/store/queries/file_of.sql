SELECT name, sha256, rows FROM file WHERE change = ? ORDER BY name
