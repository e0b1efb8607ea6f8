SELECT plan, round, unit, rule, indicator, change, state, day, share, points, exempt, reasons, parts, body FROM outcome ORDER BY plan, round, unit, rule, indicator, change
