INSERT INTO letter (series, year, number, change, kind, title, addressee, plan, subject, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
