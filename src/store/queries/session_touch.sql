UPDATE session SET seen = ? WHERE sha256 = ?
