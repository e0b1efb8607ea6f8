SELECT form, period, change FROM opening ORDER BY form, period, change
