DELETE FROM login_failure WHERE who = ?
