-- Every step of every request, with who took it and why.
SELECT r.subject, r.number, r.change, r.kind, r.state, r.day, r.before, r.wanted, r.evidence, t.at, t.actor, t.reason
FROM request AS r JOIN trail AS t ON t.seq = r.change
WHERE r.plan = ? AND r.change <= ? ORDER BY r.subject, r.number, r.change
