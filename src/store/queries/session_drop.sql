DELETE FROM session WHERE sha256 = ?
