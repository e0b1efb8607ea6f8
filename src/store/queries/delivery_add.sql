INSERT INTO delivery (notice, change, channel, state) VALUES (?, ?, ?, ?)
