-- Rounds whose result was published: it can be made again from what was known then. digest: of the
-- whole result; pack_sha256: of the pack's files.
CREATE TABLE frozen_round (
  pack         TEXT COLLATE "C"    NOT NULL,
  round        BIGINT NOT NULL,
  change       BIGINT NOT NULL,
  pack_version TEXT COLLATE "C"    NOT NULL,
  pack_sha256  TEXT COLLATE "C"    NOT NULL,
  digest       TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (pack, round, change)
);
