INSERT INTO zone_area (zone, change, kind, area) VALUES (?, ?, ?, ?)
