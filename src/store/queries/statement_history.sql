SELECT source, change, value, absent, place
FROM statement
WHERE subject = ? AND element = ? AND period = ? AND change <= ?
ORDER BY source, change
