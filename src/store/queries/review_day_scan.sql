SELECT plan, day, change, title FROM review_day ORDER BY plan, day, change
