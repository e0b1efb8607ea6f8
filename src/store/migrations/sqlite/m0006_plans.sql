-- Plans that were adopted. document: the change that brought the text which spans point into.
CREATE TABLE work_plan (
  code     TEXT    NOT NULL,
  change   INTEGER NOT NULL,
  title    TEXT    NOT NULL,
  issuer   TEXT    NOT NULL,
  number   TEXT    NOT NULL,
  issued   TEXT    NOT NULL,
  year     INTEGER NOT NULL,
  pack     TEXT    NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (code, change)
) WITHOUT ROWID;

-- The plan tree. units: "code:role" with blanks between; effects: "indicator+months"; first, last:
-- the span in the document.
CREATE TABLE plan_item (
  plan     TEXT    NOT NULL,
  item     TEXT    NOT NULL,
  change   INTEGER NOT NULL,
  state    TEXT    NOT NULL,
  level    TEXT    NOT NULL,
  parent   TEXT    NOT NULL,
  title    TEXT    NOT NULL,
  body     TEXT    NOT NULL,
  units    TEXT    NOT NULL,
  starts   TEXT    NOT NULL,
  due      TEXT    NOT NULL,
  due_text TEXT    NOT NULL,
  repeats  TEXT    NOT NULL,
  effects  TEXT    NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  PRIMARY KEY (plan, item, change)
) WITHOUT ROWID;

-- Targets. phases: "period=value" with blanks between.
CREATE TABLE plan_target (
  plan        TEXT    NOT NULL,
  target      TEXT    NOT NULL,
  change      INTEGER NOT NULL,
  state       TEXT    NOT NULL,
  words       TEXT    NOT NULL,
  indicator   TEXT    NOT NULL,
  element     TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  op          TEXT    NOT NULL,
  value       TEXT    NOT NULL,
  value_high  TEXT    NOT NULL,
  unit        TEXT    NOT NULL,
  period      TEXT    NOT NULL,
  base        TEXT    NOT NULL,
  expected    INTEGER NOT NULL,
  section     TEXT    NOT NULL,
  first       INTEGER NOT NULL,
  last        INTEGER NOT NULL,
  base_value  TEXT    NOT NULL,
  base_source TEXT    NOT NULL,
  phasing     TEXT    NOT NULL,
  phases      TEXT    NOT NULL,
  PRIMARY KEY (plan, target, change)
) WITHOUT ROWID;

-- Answers to what the document leaves open.
CREATE TABLE plan_answer (
  plan     TEXT    NOT NULL,
  question INTEGER NOT NULL,
  change   INTEGER NOT NULL,
  body     TEXT    NOT NULL,
  PRIMARY KEY (plan, question, change)
) WITHOUT ROWID;

-- A baseline: the plan as it was after this change.
CREATE TABLE baseline (
  plan   TEXT    NOT NULL,
  number INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (plan, number, change)
) WITHOUT ROWID;
