INSERT INTO trail (seq, at, actor, action, object, before, after, reason, algorithm, content, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
