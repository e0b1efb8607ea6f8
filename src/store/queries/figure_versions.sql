-- Every version up to change ?, of the periods from ? to ? whose text is at most ? long (4 = years
-- only); of one figure the newest comes last.
SELECT subject, element, period, value, absent
FROM figure
WHERE change <= ? AND period BETWEEN ? AND ? AND length(period) <= ?
ORDER BY subject, element, period, change
