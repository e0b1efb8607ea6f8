INSERT INTO account_use (person, last_login, totp_step) VALUES (?, ?, ?)
