DELETE FROM login_failure WHERE last_at <= ? AND locked_until <= ?
