-- Every version of the figures of the subjects from ? to ?; of one figure the newest comes last.
SELECT subject, element, period, value, absent
FROM figure
WHERE subject BETWEEN ? AND ?
ORDER BY subject, element, period, change
