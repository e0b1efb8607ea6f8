SELECT item, kind, recipient, occasion, change, day, unit, person, body
FROM notice WHERE plan = ? AND item = ? AND change <= ? ORDER BY kind, recipient, occasion, change
