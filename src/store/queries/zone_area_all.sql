SELECT zone, kind, area FROM zone_area ORDER BY zone, kind
