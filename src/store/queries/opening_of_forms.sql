SELECT form, period FROM opening WHERE form BETWEEN ? AND ? AND change <= ? ORDER BY form, period, change
