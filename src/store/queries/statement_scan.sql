SELECT source, subject, element, period, change, value, absent, place FROM statement ORDER BY source, subject, element, period, change
