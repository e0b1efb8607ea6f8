SELECT change, value, absent, place
FROM figure
WHERE subject = ? AND element = ? AND period = ? AND change <= ?
ORDER BY change
