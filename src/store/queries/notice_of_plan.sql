SELECT item, kind, recipient, occasion, change, day, unit, person, body
FROM notice WHERE plan = ? AND change <= ? ORDER BY item, kind, recipient, occasion, change
