-- Every version of a subject's figures of three periods up to change ?; of one figure the newest comes last.
SELECT subject, element, period, value, absent
FROM figure
WHERE subject = ? AND period IN (?, ?, ?) AND change <= ?
ORDER BY subject, element, period, change
