-- Every version of all that was stated of period ? up to change ?; of one statement the newest comes last.
SELECT source, subject, element, change, value, absent, place
FROM statement
WHERE period = ? AND change <= ?
ORDER BY subject, element, source, change
