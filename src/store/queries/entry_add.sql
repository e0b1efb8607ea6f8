INSERT INTO entry (form, period, unit, element, change, value, absent, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
