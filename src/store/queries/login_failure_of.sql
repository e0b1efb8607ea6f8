SELECT failures, last_at, locked_until FROM login_failure WHERE address = ? AND who = ?
