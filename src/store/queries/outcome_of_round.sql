-- Every step of every outcome of a round, with who took it and why.
SELECT o.unit, o.rule, o.indicator, o.change, o.state, o.day, o.share, o.points, o.exempt, o.reasons, o.parts, o.body,
       t.at, t.actor, t.reason
FROM outcome AS o JOIN trail AS t ON t.seq = o.change
WHERE o.plan = ? AND o.round = ? AND o.change <= ?
ORDER BY o.unit, o.rule, o.indicator, o.change
