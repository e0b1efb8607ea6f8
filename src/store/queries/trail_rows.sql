SELECT seq, at, actor, action, object, before, after, reason, algorithm, content, prev, hash FROM trail WHERE seq BETWEEN ? AND ? ORDER BY seq
