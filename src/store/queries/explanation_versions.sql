-- Every explanation of one submission, with who gave it when.
SELECT x.finding, x.change, x.text, t.at, t.actor
FROM explanation AS x JOIN trail AS t ON t.seq = x.change
WHERE x.form = ? AND x.period = ? AND x.unit = ? AND x.change <= ?
ORDER BY x.finding, x.change
