SELECT notice, change, channel, state FROM delivery ORDER BY notice, change
