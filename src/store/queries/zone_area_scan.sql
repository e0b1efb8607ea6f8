SELECT zone, change, kind, area FROM zone_area ORDER BY zone, change, kind
