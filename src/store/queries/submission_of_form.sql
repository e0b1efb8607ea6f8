-- Every step of the submissions of one form and period, unit by unit.
SELECT s.unit, s.change, s.step, s.state, s.round, s.revision, t.at, t.actor, t.reason
FROM submission AS s JOIN trail AS t ON t.seq = s.change
WHERE s.form = ? AND s.period = ? AND s.change <= ?
ORDER BY s.unit, s.change
