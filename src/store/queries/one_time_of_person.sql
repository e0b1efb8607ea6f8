SELECT secret, expires FROM one_time WHERE kind = ? AND person = ? ORDER BY secret
