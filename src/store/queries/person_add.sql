INSERT INTO person (code, change, name, unit, duties, active) VALUES (?, ?, ?, ?, ?, ?)
