SELECT person, change, state, scheme, hash, changed_on, must_change, totp, wish, wished_duties, wished_unit, proposed_by
FROM account WHERE person = ? ORDER BY change DESC LIMIT 1
