SELECT key, change, value FROM setting ORDER BY key, change
