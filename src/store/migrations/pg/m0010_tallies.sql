-- What is counted about a unit ("" for the zone) in a round. count: occurrences added, or taken back
-- when below 0; source: where it is known from.
CREATE TABLE tally (
  round  BIGINT NOT NULL,
  unit   TEXT COLLATE "C" NOT NULL,
  tally  TEXT COLLATE "C" NOT NULL,
  change BIGINT NOT NULL,
  day    TEXT COLLATE "C" NOT NULL,
  count  BIGINT NOT NULL,
  source TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (round, unit, tally, change)
);
