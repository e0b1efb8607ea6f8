SELECT r.subject, r.number, r.change, r.kind, r.state, r.day, r.before, r.wanted, r.evidence, t.at, t.actor, t.reason
FROM request AS r JOIN trail AS t ON t.seq = r.change
WHERE r.plan = ? AND r.subject = ? AND r.change <= ? ORDER BY r.number, r.change
