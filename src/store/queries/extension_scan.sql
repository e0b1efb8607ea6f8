SELECT form, period, unit, change, due FROM extension ORDER BY form, period, unit, change
