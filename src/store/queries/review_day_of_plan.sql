SELECT day, title FROM review_day WHERE plan = ? AND change <= ? ORDER BY day, change
