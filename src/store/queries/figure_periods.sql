SELECT min(period), max(period) FROM figure WHERE change <= ? AND length(period) = 4
