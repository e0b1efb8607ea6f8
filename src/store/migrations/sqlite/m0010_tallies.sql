-- What is counted about a unit ("" for the zone) in a round. count: occurrences added, or taken back
-- when below 0; source: where it is known from.
CREATE TABLE tally (
  round  INTEGER NOT NULL,
  unit   TEXT    NOT NULL,
  tally  TEXT    NOT NULL,
  change INTEGER NOT NULL,
  day    TEXT    NOT NULL,
  count  INTEGER NOT NULL,
  source TEXT    NOT NULL,
  PRIMARY KEY (round, unit, tally, change)
) WITHOUT ROWID;
