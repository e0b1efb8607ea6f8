CREATE TABLE folder (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- One import, or one generation: whatever brought figures or zones in, once and whole.
CREATE TABLE source (
  id     INTEGER PRIMARY KEY,
  name   TEXT    NOT NULL,
  sha256 TEXT    NOT NULL,
  rows   INTEGER NOT NULL,
  at     TEXT    NOT NULL
);

CREATE TABLE zone (
  code       TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  zone_class TEXT NOT NULL
);

CREATE TABLE zone_area (
  zone TEXT NOT NULL REFERENCES zone (code),
  kind TEXT NOT NULL,
  area TEXT NOT NULL,
  PRIMARY KEY (zone, kind)
);

-- Nothing is overwritten: a figure that comes again is a row of the newer source.
CREATE TABLE figure (
  subject TEXT    NOT NULL,
  element TEXT    NOT NULL,
  year    INTEGER NOT NULL,
  source  INTEGER NOT NULL REFERENCES source (id),
  value   TEXT,
  absent  TEXT CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  PRIMARY KEY (subject, element, year, source),
  CHECK ((value IS NULL) <> (absent IS NULL))
) WITHOUT ROWID;

CREATE TABLE plan (
  id     INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id),
  text   TEXT    NOT NULL
);
