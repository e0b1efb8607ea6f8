INSERT INTO outcome (plan, round, unit, rule, indicator, change, state, day, share, points, exempt, reasons, parts, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
