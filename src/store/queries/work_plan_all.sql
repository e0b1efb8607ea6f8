-- Every version of every adopted plan, the oldest first.
SELECT code, title, issuer, number, issued, year, pack, document
FROM work_plan WHERE change <= ? ORDER BY code, change
