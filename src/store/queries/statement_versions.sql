-- Every version of what source ? stated up to change ?; of one figure the newest comes last.
SELECT subject, element, period, value, absent
FROM statement
WHERE source = ? AND change <= ?
ORDER BY subject, element, period, change
