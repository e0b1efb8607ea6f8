SELECT form, period, unit, finding, change, text FROM explanation ORDER BY form, period, unit, finding, change
