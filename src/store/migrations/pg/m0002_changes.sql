-- Every row of data now belongs to a change, and every change to a row of the trail.
CREATE TABLE trail (
  seq       BIGINT PRIMARY KEY,
  at        TEXT COLLATE "C" NOT NULL,
  actor     TEXT COLLATE "C" NOT NULL,
  action    TEXT COLLATE "C" NOT NULL,
  object    TEXT COLLATE "C" NOT NULL,
  before    TEXT COLLATE "C" NOT NULL,
  after     TEXT COLLATE "C" NOT NULL,
  reason    TEXT COLLATE "C" NOT NULL,
  algorithm TEXT COLLATE "C" NOT NULL,
  content   TEXT COLLATE "C" NOT NULL,
  prev      TEXT COLLATE "C" NOT NULL,
  hash      TEXT COLLATE "C" NOT NULL
);

-- The trail's length and head at the end of a day with changes.
CREATE TABLE checkpoint (
  day  TEXT COLLATE "C" PRIMARY KEY,
  seq  BIGINT NOT NULL,
  hash TEXT COLLATE "C" NOT NULL
);

CREATE TABLE file (
  change BIGINT NOT NULL,
  name   TEXT COLLATE "C"    NOT NULL,
  sha256 TEXT COLLATE "C"    NOT NULL,
  rows   BIGINT NOT NULL,
  PRIMARY KEY (change, name)
);

INSERT INTO file (change, name, sha256, rows) SELECT id, name, sha256, rows FROM source;

CREATE TABLE setting (
  key    TEXT COLLATE "C"    NOT NULL,
  change BIGINT NOT NULL,
  value  TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (key, change)
);

INSERT INTO setting (key, change, value) SELECT key, 1, value FROM folder;

ALTER TABLE plan RENAME TO plan_1;

CREATE TABLE plan (
  change BIGINT NOT NULL,
  name   TEXT COLLATE "C"    NOT NULL,
  text   TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (change, name)
);

INSERT INTO plan (change, name, text)
SELECT source.id, source.name, plan_1.text FROM plan_1 JOIN source ON source.id = plan_1.source;

ALTER TABLE zone_area RENAME TO zone_area_1;

ALTER TABLE zone RENAME TO zone_1;

CREATE TABLE zone (
  code       TEXT COLLATE "C"    NOT NULL,
  change     BIGINT NOT NULL,
  name       TEXT COLLATE "C"    NOT NULL,
  zone_class TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (code, change)
);

INSERT INTO zone (code, change, name, zone_class) SELECT code, 1, name, zone_class FROM zone_1;

-- The areas of a zone are those of the zone's newest change.
CREATE TABLE zone_area (
  zone   TEXT COLLATE "C"    NOT NULL,
  change BIGINT NOT NULL,
  kind   TEXT COLLATE "C"    NOT NULL,
  area   TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (zone, change, kind)
);

INSERT INTO zone_area (zone, change, kind, area) SELECT zone, 1, kind, area FROM zone_area_1;

ALTER TABLE figure RENAME TO figure_1;

-- place: where the value stands in the change's file ("指标值!C5"), or empty.
CREATE TABLE figure (
  subject TEXT COLLATE "C"    NOT NULL,
  element TEXT COLLATE "C"    NOT NULL,
  period  TEXT COLLATE "C"    NOT NULL,
  change  BIGINT NOT NULL,
  value   TEXT COLLATE "C",
  absent  TEXT COLLATE "C" CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  place   TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (subject, element, period, change),
  CHECK ((value IS NULL) <> (absent IS NULL))
);

INSERT INTO figure (subject, element, period, change, value, absent, place)
SELECT subject, element, CAST(year AS TEXT), source, value, absent, '' FROM figure_1;

DROP TABLE figure_1;

DROP TABLE zone_area_1;

DROP TABLE zone_1;

DROP TABLE plan_1;

DROP TABLE folder;
