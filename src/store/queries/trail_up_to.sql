SELECT coalesce(max(seq), 0) FROM trail WHERE at <= ?
