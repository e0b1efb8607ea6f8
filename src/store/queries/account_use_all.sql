SELECT person, last_login, totp_step FROM account_use ORDER BY person
