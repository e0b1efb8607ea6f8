SELECT plan, subject, number, change, kind, state, day, before, wanted, evidence FROM request ORDER BY plan, subject, number, change
