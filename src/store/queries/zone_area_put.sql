INSERT INTO zone_area (zone, kind, area) VALUES (?, ?, ?)
