CREATE TABLE folder (
  key   TEXT COLLATE "C" PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);

-- One import, or one generation: whatever brought figures or zones in, once and whole.
CREATE TABLE source (
  id     BIGINT PRIMARY KEY,
  name   TEXT COLLATE "C"    NOT NULL,
  sha256 TEXT COLLATE "C"    NOT NULL,
  rows   BIGINT NOT NULL,
  at     TEXT COLLATE "C"    NOT NULL
);

CREATE TABLE zone (
  code       TEXT COLLATE "C" PRIMARY KEY,
  name       TEXT COLLATE "C" NOT NULL,
  zone_class TEXT COLLATE "C" NOT NULL
);

CREATE TABLE zone_area (
  zone TEXT COLLATE "C" NOT NULL REFERENCES zone (code),
  kind TEXT COLLATE "C" NOT NULL,
  area TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (zone, kind)
);

-- Nothing is overwritten: a figure that comes again is a row of the newer source.
CREATE TABLE figure (
  subject TEXT COLLATE "C"    NOT NULL,
  element TEXT COLLATE "C"    NOT NULL,
  year    BIGINT NOT NULL,
  source  BIGINT NOT NULL REFERENCES source (id),
  value   TEXT COLLATE "C",
  absent  TEXT COLLATE "C" CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  PRIMARY KEY (subject, element, year, source),
  CHECK ((value IS NULL) <> (absent IS NULL))
);

CREATE TABLE plan (
  id     BIGINT PRIMARY KEY,
  source BIGINT NOT NULL REFERENCES source (id),
  text   TEXT COLLATE "C"    NOT NULL
);
