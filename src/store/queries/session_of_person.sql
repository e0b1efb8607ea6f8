SELECT sha256, id, person, csrf, created, seen, expires, must_change, address, agent
FROM session WHERE person = ? ORDER BY created, id
