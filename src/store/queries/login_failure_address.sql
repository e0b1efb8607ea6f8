SELECT CAST(coalesce(sum(failures), 0) AS BIGINT), coalesce(max(last_at), '')
FROM login_failure WHERE address = ? AND last_at > ?
