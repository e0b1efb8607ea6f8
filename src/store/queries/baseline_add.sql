INSERT INTO baseline (plan, number, change) VALUES (?, ?, ?)
