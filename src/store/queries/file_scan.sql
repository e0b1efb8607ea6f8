SELECT change, name, sha256, rows FROM file ORDER BY change, name
