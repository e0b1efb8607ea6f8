SELECT value FROM folder WHERE key = ?
