INSERT INTO one_time (kind, secret, person, expires) VALUES (?, ?, ?, ?)
