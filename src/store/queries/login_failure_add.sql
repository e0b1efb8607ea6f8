INSERT INTO login_failure (address, who, failures, last_at, locked_until) VALUES (?, ?, ?, ?, ?)
