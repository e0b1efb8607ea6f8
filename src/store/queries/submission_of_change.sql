SELECT form, period, unit FROM submission WHERE change = ?
