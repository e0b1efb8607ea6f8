SELECT code, zone, indicator, title, body, origin, effect FROM practice WHERE change <= ? ORDER BY code, change
