INSERT INTO zone (code, change, name, zone_class) VALUES (?, ?, ?, ?)
