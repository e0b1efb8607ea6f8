SELECT series, year, number, change, kind, title, addressee, plan, subject, sha256 FROM letter ORDER BY series, year, number, change
