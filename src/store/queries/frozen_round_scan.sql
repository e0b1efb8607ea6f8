SELECT pack, round, change, pack_version, pack_sha256, digest FROM frozen_round ORDER BY pack, round, change
