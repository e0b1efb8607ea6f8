INSERT INTO session (sha256, id, person, csrf, created, seen, expires, must_change, address, agent)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
