SELECT round, unit, tally, change, day, count, source FROM tally ORDER BY round, unit, tally, change
