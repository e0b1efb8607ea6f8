SELECT subject, element, period, change, value, absent, place FROM figure ORDER BY subject, element, period, change
