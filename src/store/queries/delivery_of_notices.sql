SELECT notice, channel, state FROM delivery WHERE change <= ? ORDER BY notice, change
