SELECT subject, element, period, source, change, record, statement, taken, reason, person FROM decision ORDER BY subject, element, period, source, change
