SELECT code, change, zone, indicator, title, body, origin, effect FROM practice ORDER BY code, change
