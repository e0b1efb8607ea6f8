-- Who else states figures: the tax office, the direct report, a register, the host city.
CREATE TABLE source (
  code   TEXT    NOT NULL,
  change INTEGER NOT NULL,
  title  TEXT    NOT NULL,
  PRIMARY KEY (code, change)
) WITHOUT ROWID;

-- What a source states, beside the figure of record.
CREATE TABLE statement (
  source  TEXT    NOT NULL,
  subject TEXT    NOT NULL,
  element TEXT    NOT NULL,
  period  TEXT    NOT NULL,
  change  INTEGER NOT NULL,
  value   TEXT,
  absent  TEXT CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  place   TEXT    NOT NULL,
  PRIMARY KEY (source, subject, element, period, change),
  CHECK ((value IS NULL) <> (absent IS NULL))
) WITHOUT ROWID;

-- record, statement: the changes that brought the two values that stood against one another; record
-- is 0 when there was no figure of record. taken: the source whose value became the figure of
-- record, empty when the figure of record was kept.
CREATE TABLE decision (
  subject   TEXT    NOT NULL,
  element   TEXT    NOT NULL,
  period    TEXT    NOT NULL,
  source    TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  record    INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  taken     TEXT    NOT NULL,
  reason    TEXT    NOT NULL,
  person    TEXT    NOT NULL,
  PRIMARY KEY (subject, element, period, source, change)
) WITHOUT ROWID;

-- Files that back a figure; the bytes lie in the data folder, named by their hash. effective: the
-- day from which the document holds, which is not the day on which it came in.
CREATE TABLE evidence (
  sha256    TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  element   TEXT    NOT NULL,
  period    TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  type      TEXT    NOT NULL,
  size      INTEGER NOT NULL,
  effective TEXT    NOT NULL,
  PRIMARY KEY (sha256, subject, element, period, change)
) WITHOUT ROWID;
