SELECT min(year), max(year) FROM figure
