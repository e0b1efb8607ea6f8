SELECT form, period, unit, due FROM extension WHERE form BETWEEN ? AND ? AND change <= ? ORDER BY form, period, unit, change
