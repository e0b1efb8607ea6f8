-- Every version of a subject's figures up to change ?; of one figure the newest comes last.
SELECT subject, element, period, value, absent
FROM figure
WHERE subject = ? AND change <= ?
ORDER BY subject, element, period, change
