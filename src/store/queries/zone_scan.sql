SELECT code, change, name, zone_class FROM zone ORDER BY code, change
