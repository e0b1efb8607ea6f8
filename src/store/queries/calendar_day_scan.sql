SELECT day, change, worked, note FROM calendar_day ORDER BY day, change
