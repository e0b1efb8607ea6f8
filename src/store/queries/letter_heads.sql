-- The changes that issued documents of one kind, with the hashes of their rows of the trail.
SELECT l.change, t.hash FROM letter AS l JOIN trail AS t ON t.seq = l.change WHERE l.kind = ? ORDER BY l.change
