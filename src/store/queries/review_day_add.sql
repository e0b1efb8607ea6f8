INSERT INTO review_day (plan, day, change, title) VALUES (?, ?, ?, ?)
