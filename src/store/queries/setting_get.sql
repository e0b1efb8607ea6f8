SELECT value FROM setting WHERE key = ? ORDER BY change DESC LIMIT 1
