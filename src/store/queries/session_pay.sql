UPDATE session SET must_change = ? WHERE person = ? AND must_change = ?
