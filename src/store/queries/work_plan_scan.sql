SELECT code, change, title, issuer, number, issued, year, pack, document FROM work_plan ORDER BY code, change
