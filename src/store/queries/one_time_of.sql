SELECT person, expires FROM one_time WHERE kind = ? AND secret = ?
