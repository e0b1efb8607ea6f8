SELECT source, change, record, statement, taken, reason, person
FROM decision
WHERE subject = ? AND element = ? AND period = ? AND change <= ?
ORDER BY change, source
