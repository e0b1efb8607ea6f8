DELETE FROM account_use WHERE person = ?
