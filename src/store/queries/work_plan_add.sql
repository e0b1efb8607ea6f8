INSERT INTO work_plan (code, change, title, issuer, number, issued, year, pack, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
