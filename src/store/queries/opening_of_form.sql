SELECT period FROM opening WHERE form = ? AND change <= ? ORDER BY period, change
