INSERT INTO account (person, change, state, scheme, hash, changed_on, must_change, totp, wish, wished_duties, wished_unit, proposed_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
