SELECT day, seq, hash FROM checkpoint ORDER BY seq
