-- Every document that was issued, with who issued it.
SELECT l.series, l.year, l.number, l.change, l.kind, l.title, l.addressee, l.plan, l.subject, l.sha256, t.at, t.actor, t.reason
FROM letter AS l JOIN trail AS t ON t.seq = l.change
WHERE l.change <= ? ORDER BY l.series, l.year, l.number, l.change
