-- Every entry of a round, with who made it.
SELECT e.unit, e.tally, e.change, e.day, e.count, e.source, t.at, t.actor, t.reason
FROM tally AS e JOIN trail AS t ON t.seq = e.change
WHERE e.round = ? AND e.change <= ?
ORDER BY e.unit, e.tally, e.change
