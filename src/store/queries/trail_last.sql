SELECT seq, at, actor, action, object, before, after, reason, algorithm, content, prev, hash FROM trail ORDER BY seq DESC LIMIT 1
