DELETE FROM one_time WHERE kind = ? AND secret = ?
