INSERT INTO calendar_day (day, change, worked, note) VALUES (?, ?, ?, ?)
