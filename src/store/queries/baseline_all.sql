-- Every baseline of a plan, with who made it when and why.
SELECT b.number, b.change, t.at, t.actor, t.reason
FROM baseline AS b JOIN trail AS t ON t.seq = b.change
WHERE b.plan = ? AND b.change <= ?
ORDER BY b.number, b.change
