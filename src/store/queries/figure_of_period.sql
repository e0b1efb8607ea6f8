-- Every version of the figures of one period of the subjects from ? to ?; of one figure the newest comes last.
SELECT subject, element, change, value, absent, place
FROM figure
WHERE subject BETWEEN ? AND ? AND period = ? AND change <= ?
ORDER BY subject, element, change
