-- Once a day: the day, the newest change's number and hash, the day again.
INSERT INTO checkpoint (day, seq, hash)
SELECT CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS TEXT)
WHERE NOT EXISTS (SELECT 1 FROM checkpoint WHERE day = ?)
