SELECT count(*) FROM (SELECT person FROM account LIMIT 1) AS one
