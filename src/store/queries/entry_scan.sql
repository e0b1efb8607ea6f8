SELECT form, period, unit, element, change, value, absent, place FROM entry ORDER BY form, period, unit, element, change
