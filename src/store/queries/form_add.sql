INSERT INTO form (code, change, title_zh, title_en, pack, frequency, subject, elements, units, opens, due, closes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
