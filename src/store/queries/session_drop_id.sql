DELETE FROM session WHERE person = ? AND id = ?
