-- Who else states figures: the tax office, the direct report, a register, the host city.
CREATE TABLE source (
  code   TEXT COLLATE "C"    NOT NULL,
  change BIGINT NOT NULL,
  title  TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (code, change)
);

-- What a source states, beside the figure of record.
CREATE TABLE statement (
  source  TEXT COLLATE "C"    NOT NULL,
  subject TEXT COLLATE "C"    NOT NULL,
  element TEXT COLLATE "C"    NOT NULL,
  period  TEXT COLLATE "C"    NOT NULL,
  change  BIGINT NOT NULL,
  value   TEXT COLLATE "C",
  absent  TEXT COLLATE "C" CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  place   TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (source, subject, element, period, change),
  CHECK ((value IS NULL) <> (absent IS NULL))
);

-- record, statement: the changes that brought the two values that stood against one another; record
-- is 0 when there was no figure of record. taken: the source whose value became the figure of
-- record, empty when the figure of record was kept.
CREATE TABLE decision (
  subject   TEXT COLLATE "C"    NOT NULL,
  element   TEXT COLLATE "C"    NOT NULL,
  period    TEXT COLLATE "C"    NOT NULL,
  source    TEXT COLLATE "C"    NOT NULL,
  change    BIGINT NOT NULL,
  record    BIGINT NOT NULL,
  statement BIGINT NOT NULL,
  taken     TEXT COLLATE "C"    NOT NULL,
  reason    TEXT COLLATE "C"    NOT NULL,
  person    TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (subject, element, period, source, change)
);

-- Files that back a figure; the bytes lie in the data folder, named by their hash. effective: the
-- day from which the document holds, which is not the day on which it came in.
CREATE TABLE evidence (
  sha256    TEXT COLLATE "C"    NOT NULL,
  subject   TEXT COLLATE "C"    NOT NULL,
  element   TEXT COLLATE "C"    NOT NULL,
  period    TEXT COLLATE "C"    NOT NULL,
  change    BIGINT NOT NULL,
  name      TEXT COLLATE "C"    NOT NULL,
  type      TEXT COLLATE "C"    NOT NULL,
  size      BIGINT NOT NULL,
  effective TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (sha256, subject, element, period, change)
);
