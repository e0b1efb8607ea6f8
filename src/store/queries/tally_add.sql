INSERT INTO tally (round, unit, tally, change, day, count, source) VALUES (?, ?, ?, ?, ?, ?, ?)
