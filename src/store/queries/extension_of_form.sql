SELECT unit, due FROM extension WHERE form = ? AND period = ? AND change <= ? ORDER BY unit, change
