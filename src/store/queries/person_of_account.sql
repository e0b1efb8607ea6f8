-- What the person of an account is now.
SELECT p.name, p.unit, p.duties, p.active, a.state
FROM account a
JOIN person p ON p.code = a.person
  AND p.change = (SELECT max(change) FROM person WHERE code = a.person)
WHERE a.person = ?
  AND a.change = (SELECT max(change) FROM account WHERE person = a.person)
