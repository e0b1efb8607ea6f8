DELETE FROM one_time WHERE expires <= ?
