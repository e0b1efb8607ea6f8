INSERT INTO checkpoint (day, seq, hash) VALUES (?, ?, ?) ON CONFLICT (day) DO NOTHING
