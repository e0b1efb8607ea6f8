INSERT INTO frozen_round (pack, round, change, pack_version, pack_sha256, digest) VALUES (?, ?, ?, ?, ?, ?)
