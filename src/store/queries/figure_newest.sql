SELECT change, value, absent, place
FROM figure
WHERE subject = ? AND element = ? AND period = ?
ORDER BY change DESC
LIMIT 1
