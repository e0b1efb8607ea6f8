SELECT plan, item, kind, recipient, occasion, change, day, unit, person, body FROM notice ORDER BY plan, item, kind, recipient, occasion, change
