-- The newest version of every figure of the years from ? to ?.
SELECT subject, element, year, value, absent
FROM figure AS f
WHERE year BETWEEN ? AND ?
  AND source = (
    SELECT max(source) FROM figure AS g
    WHERE g.subject = f.subject AND g.element = f.element AND g.year = f.year)
