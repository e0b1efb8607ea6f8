-- With what its person is now: name, unit, duties, whether active, state of the account.
SELECT s.sha256, s.id, s.person, s.csrf, s.created, s.seen, s.expires, s.must_change, s.address, s.agent,
  p.name, p.unit, p.duties, p.active, a.state
FROM session s
JOIN account a ON a.person = s.person
  AND a.change = (SELECT max(change) FROM account WHERE person = s.person)
JOIN person p ON p.code = s.person
  AND p.change = (SELECT max(change) FROM person WHERE code = s.person)
WHERE s.sha256 = ?
