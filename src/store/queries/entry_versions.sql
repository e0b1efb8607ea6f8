-- Every version of every cell of one submission, with who entered it when.
SELECT e.element, e.change, e.value, e.absent, e.place, t.at, t.actor
FROM entry AS e JOIN trail AS t ON t.seq = e.change
WHERE e.form = ? AND e.period = ? AND e.unit = ? AND e.change <= ?
ORDER BY e.element, e.change
