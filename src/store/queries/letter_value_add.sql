INSERT INTO letter_value (series, year, number, place, part, change, field, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
