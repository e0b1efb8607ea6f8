-- Plans that were adopted. document: the change that brought the text which spans point into.
CREATE TABLE work_plan (
  code     TEXT COLLATE "C" NOT NULL,
  change   BIGINT NOT NULL,
  title    TEXT COLLATE "C" NOT NULL,
  issuer   TEXT COLLATE "C" NOT NULL,
  number   TEXT COLLATE "C" NOT NULL,
  issued   TEXT COLLATE "C" NOT NULL,
  year     BIGINT NOT NULL,
  pack     TEXT COLLATE "C" NOT NULL,
  document BIGINT NOT NULL,
  PRIMARY KEY (code, change)
);

-- The plan tree. units: "code:role" with blanks between; effects: "indicator+months"; first, last:
-- the span in the document.
CREATE TABLE plan_item (
  plan     TEXT COLLATE "C" NOT NULL,
  item     TEXT COLLATE "C" NOT NULL,
  change   BIGINT NOT NULL,
  state    TEXT COLLATE "C" NOT NULL,
  level    TEXT COLLATE "C" NOT NULL,
  parent   TEXT COLLATE "C" NOT NULL,
  title    TEXT COLLATE "C" NOT NULL,
  body     TEXT COLLATE "C" NOT NULL,
  units    TEXT COLLATE "C" NOT NULL,
  starts   TEXT COLLATE "C" NOT NULL,
  due      TEXT COLLATE "C" NOT NULL,
  due_text TEXT COLLATE "C" NOT NULL,
  repeats  TEXT COLLATE "C" NOT NULL,
  effects  TEXT COLLATE "C" NOT NULL,
  first    BIGINT NOT NULL,
  last     BIGINT NOT NULL,
  PRIMARY KEY (plan, item, change)
);

-- Targets. phases: "period=value" with blanks between.
CREATE TABLE plan_target (
  plan        TEXT COLLATE "C" NOT NULL,
  target      TEXT COLLATE "C" NOT NULL,
  change      BIGINT NOT NULL,
  state       TEXT COLLATE "C" NOT NULL,
  words       TEXT COLLATE "C" NOT NULL,
  indicator   TEXT COLLATE "C" NOT NULL,
  element     TEXT COLLATE "C" NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL,
  op          TEXT COLLATE "C" NOT NULL,
  value       TEXT COLLATE "C" NOT NULL,
  value_high  TEXT COLLATE "C" NOT NULL,
  unit        TEXT COLLATE "C" NOT NULL,
  period      TEXT COLLATE "C" NOT NULL,
  base        TEXT COLLATE "C" NOT NULL,
  expected    BIGINT NOT NULL,
  section     TEXT COLLATE "C" NOT NULL,
  first       BIGINT NOT NULL,
  last        BIGINT NOT NULL,
  base_value  TEXT COLLATE "C" NOT NULL,
  base_source TEXT COLLATE "C" NOT NULL,
  phasing     TEXT COLLATE "C" NOT NULL,
  phases      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, target, change)
);

-- Answers to what the document leaves open.
CREATE TABLE plan_answer (
  plan     TEXT COLLATE "C" NOT NULL,
  question BIGINT NOT NULL,
  change   BIGINT NOT NULL,
  body     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, question, change)
);

-- A baseline: the plan as it was after this change.
CREATE TABLE baseline (
  plan   TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  change BIGINT NOT NULL,
  PRIMARY KEY (plan, number, change)
);
