-- Every step of one submission, with who took it when and why.
SELECT s.change, s.step, s.state, s.round, s.revision, t.at, t.actor, t.reason
FROM submission AS s JOIN trail AS t ON t.seq = s.change
WHERE s.form = ? AND s.period = ? AND s.unit = ? AND s.change <= ?
ORDER BY s.change
