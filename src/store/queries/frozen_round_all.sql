-- Every freezing of every round, with who did it when and why.
SELECT f.pack, f.round, f.pack_version, f.pack_sha256, f.digest, f.change, t.at, t.actor, t.reason
FROM frozen_round AS f JOIN trail AS t ON t.seq = f.change
WHERE f.change <= ?
ORDER BY f.pack, f.round, f.change
