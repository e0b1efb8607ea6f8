INSERT INTO request (plan, subject, number, change, kind, state, day, before, wanted, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
