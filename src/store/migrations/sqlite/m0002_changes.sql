-- Every row of data now belongs to a change, and every change to a row of the trail.
CREATE TABLE trail (
  seq       INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  action    TEXT NOT NULL,
  object    TEXT NOT NULL,
  before    TEXT NOT NULL,
  after     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  content   TEXT NOT NULL,
  prev      TEXT NOT NULL,
  hash      TEXT NOT NULL
);

-- The trail's length and head at the end of a day with changes.
CREATE TABLE checkpoint (
  day  TEXT PRIMARY KEY,
  seq  INTEGER NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE file (
  change INTEGER NOT NULL,
  name   TEXT    NOT NULL,
  sha256 TEXT    NOT NULL,
  rows   INTEGER NOT NULL,
  PRIMARY KEY (change, name)
) WITHOUT ROWID;

INSERT INTO file (change, name, sha256, rows) SELECT id, name, sha256, rows FROM source;

CREATE TABLE setting (
  key    TEXT    NOT NULL,
  change INTEGER NOT NULL,
  value  TEXT    NOT NULL,
  PRIMARY KEY (key, change)
) WITHOUT ROWID;

INSERT INTO setting (key, change, value) SELECT key, 1, value FROM folder;

ALTER TABLE plan RENAME TO plan_1;

CREATE TABLE plan (
  change INTEGER NOT NULL,
  name   TEXT    NOT NULL,
  text   TEXT    NOT NULL,
  PRIMARY KEY (change, name)
) WITHOUT ROWID;

INSERT INTO plan (change, name, text)
SELECT source.id, source.name, plan_1.text FROM plan_1 JOIN source ON source.id = plan_1.source;

ALTER TABLE zone_area RENAME TO zone_area_1;

ALTER TABLE zone RENAME TO zone_1;

CREATE TABLE zone (
  code       TEXT    NOT NULL,
  change     INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  zone_class TEXT    NOT NULL,
  PRIMARY KEY (code, change)
) WITHOUT ROWID;

INSERT INTO zone (code, change, name, zone_class) SELECT code, 1, name, zone_class FROM zone_1;

-- The areas of a zone are those of the zone's newest change.
CREATE TABLE zone_area (
  zone   TEXT    NOT NULL,
  change INTEGER NOT NULL,
  kind   TEXT    NOT NULL,
  area   TEXT    NOT NULL,
  PRIMARY KEY (zone, change, kind)
) WITHOUT ROWID;

INSERT INTO zone_area (zone, change, kind, area) SELECT zone, 1, kind, area FROM zone_area_1;

ALTER TABLE figure RENAME TO figure_1;

-- place: where the value stands in the change's file ("指标值!C5"), or empty.
CREATE TABLE figure (
  subject TEXT    NOT NULL,
  element TEXT    NOT NULL,
  period  TEXT    NOT NULL,
  change  INTEGER NOT NULL,
  value   TEXT,
  absent  TEXT CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  place   TEXT    NOT NULL,
  PRIMARY KEY (subject, element, period, change),
  CHECK ((value IS NULL) <> (absent IS NULL))
) WITHOUT ROWID;

INSERT INTO figure (subject, element, period, change, value, absent, place)
SELECT subject, element, CAST(year AS TEXT), source, value, absent, '' FROM figure_1;

DROP TABLE figure_1;

DROP TABLE zone_area_1;

DROP TABLE zone_1;

DROP TABLE plan_1;

DROP TABLE folder;
