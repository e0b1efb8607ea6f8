DELETE FROM login_failure WHERE address = ? AND who = ?
