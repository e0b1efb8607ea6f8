-- Who reports, reviews and approves: units and people.
CREATE TABLE unit (
  code      TEXT COLLATE "C"    NOT NULL,
  change    BIGINT NOT NULL,
  name      TEXT COLLATE "C"    NOT NULL,
  kind      TEXT COLLATE "C"    NOT NULL,
  parent    TEXT COLLATE "C"    NOT NULL,
  pack_role TEXT COLLATE "C"    NOT NULL,
  active    BIGINT NOT NULL,
  PRIMARY KEY (code, change)
);

-- duties: names with blanks between them.
CREATE TABLE person (
  code   TEXT COLLATE "C"    NOT NULL,
  change BIGINT NOT NULL,
  name   TEXT COLLATE "C"    NOT NULL,
  unit   TEXT COLLATE "C"    NOT NULL,
  duties TEXT COLLATE "C"    NOT NULL,
  active BIGINT NOT NULL,
  PRIMARY KEY (code, change)
);

-- Days that are worked or free by decree.
CREATE TABLE calendar_day (
  day    TEXT COLLATE "C"    NOT NULL,
  change BIGINT NOT NULL,
  worked BIGINT NOT NULL,
  note   TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (day, change)
);

-- elements, units: codes with blanks between them; opens, due, closes: days after the period's end.
CREATE TABLE form (
  code      TEXT COLLATE "C"    NOT NULL,
  change    BIGINT NOT NULL,
  title_zh  TEXT COLLATE "C"    NOT NULL,
  title_en  TEXT COLLATE "C"    NOT NULL,
  pack      TEXT COLLATE "C"    NOT NULL,
  frequency TEXT COLLATE "C"    NOT NULL,
  subject   TEXT COLLATE "C"    NOT NULL,
  elements  TEXT COLLATE "C"    NOT NULL,
  units     TEXT COLLATE "C"    NOT NULL,
  opens     BIGINT NOT NULL,
  due       BIGINT NOT NULL,
  closes    BIGINT NOT NULL,
  PRIMARY KEY (code, change)
);

-- A form is asked for a period once it has been opened.
CREATE TABLE opening (
  form   TEXT COLLATE "C"    NOT NULL,
  period TEXT COLLATE "C"    NOT NULL,
  change BIGINT NOT NULL,
  PRIMARY KEY (form, period, change)
);

CREATE TABLE extension (
  form   TEXT COLLATE "C"    NOT NULL,
  period TEXT COLLATE "C"    NOT NULL,
  unit   TEXT COLLATE "C"    NOT NULL,
  change BIGINT NOT NULL,
  due    TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (form, period, unit, change)
);

-- Every step of a filled form; the newest tells where it stands. round counts from 1 and grows with
-- each return, revision from 0 and grows when what was published is opened again.
CREATE TABLE submission (
  form     TEXT COLLATE "C"    NOT NULL,
  period   TEXT COLLATE "C"    NOT NULL,
  unit     TEXT COLLATE "C"    NOT NULL,
  change   BIGINT NOT NULL,
  step     TEXT COLLATE "C"    NOT NULL,
  state    TEXT COLLATE "C"    NOT NULL,
  round    BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  PRIMARY KEY (form, period, unit, change)
);

-- What the unit entered; becomes a figure when the submission is published.
CREATE TABLE entry (
  form    TEXT COLLATE "C"    NOT NULL,
  period  TEXT COLLATE "C"    NOT NULL,
  unit    TEXT COLLATE "C"    NOT NULL,
  element TEXT COLLATE "C"    NOT NULL,
  change  BIGINT NOT NULL,
  value   TEXT COLLATE "C",
  absent  TEXT COLLATE "C" CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  place   TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (form, period, unit, element, change),
  CHECK ((value IS NULL) <> (absent IS NULL))
);

-- The unit's answer to a finding.
CREATE TABLE explanation (
  form      TEXT COLLATE "C"    NOT NULL,
  period    TEXT COLLATE "C"    NOT NULL,
  unit      TEXT COLLATE "C"    NOT NULL,
  finding   TEXT COLLATE "C"    NOT NULL,
  change    BIGINT NOT NULL,
  text      TEXT COLLATE "C"    NOT NULL,
  PRIMARY KEY (form, period, unit, finding, change)
);
