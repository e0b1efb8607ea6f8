SELECT max(seq) FROM trail
