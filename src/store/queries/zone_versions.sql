SELECT code, change, name, zone_class FROM zone WHERE change <= ? ORDER BY code, change
