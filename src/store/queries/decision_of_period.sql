-- All decisions about figures of one period, of one figure the oldest first.
SELECT subject, element, source, change, record, statement, taken, reason, person
FROM decision
WHERE period = ? AND change <= ?
ORDER BY subject, element, change, source
