DELETE FROM zone_area WHERE zone = ?
