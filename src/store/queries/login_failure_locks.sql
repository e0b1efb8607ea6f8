SELECT who, max(locked_until) FROM login_failure WHERE locked_until > ? GROUP BY who ORDER BY who
