SELECT seq FROM trail WHERE content <> ? ORDER BY seq DESC LIMIT 1
