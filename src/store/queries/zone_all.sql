SELECT code, name, zone_class FROM zone ORDER BY code
