-- Every step of the submissions of the forms from ? to ?, by form, period and unit.
SELECT s.form, s.period, s.unit, s.change, s.step, s.state, s.round, s.revision, t.at, t.actor, t.reason
FROM submission AS s JOIN trail AS t ON t.seq = s.change
WHERE s.form BETWEEN ? AND ? AND s.change <= ?
ORDER BY s.form, s.period, s.unit, s.change
