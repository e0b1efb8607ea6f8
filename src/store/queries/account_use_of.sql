SELECT last_login, totp_step FROM account_use WHERE person = ?
