-- Rounds whose result was published: it can be made again from what was known then. digest: of the
-- whole result; pack_sha256: of the pack's files.
CREATE TABLE frozen_round (
  pack         TEXT    NOT NULL,
  round        INTEGER NOT NULL,
  change       INTEGER NOT NULL,
  pack_version TEXT    NOT NULL,
  pack_sha256  TEXT    NOT NULL,
  digest       TEXT    NOT NULL,
  PRIMARY KEY (pack, round, change)
) WITHOUT ROWID;
