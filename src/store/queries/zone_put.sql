INSERT INTO zone (code, name, zone_class) VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE SET name = excluded.name, zone_class = excluded.zone_class
