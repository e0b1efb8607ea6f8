-- Steps in the life of items. day: the day that the step counts for; kind: of the item, when it is
-- handed out; body: what was reported; percent, days_behind: "" when nothing was said.
CREATE TABLE task_step (
  plan        TEXT COLLATE "C" NOT NULL,
  item        TEXT COLLATE "C" NOT NULL,
  change      BIGINT NOT NULL,
  step        TEXT COLLATE "C" NOT NULL,
  state       TEXT COLLATE "C" NOT NULL,
  day         TEXT COLLATE "C" NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL,
  due         TEXT COLLATE "C" NOT NULL,
  body        TEXT COLLATE "C" NOT NULL,
  percent     TEXT COLLATE "C" NOT NULL,
  days_behind TEXT COLLATE "C" NOT NULL,
  risk        BIGINT NOT NULL,
  evidence    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, item, change)
);

-- The unit that an item waits for, "" when it waits no longer.
CREATE TABLE task_wait (
  plan   TEXT COLLATE "C" NOT NULL,
  item   TEXT COLLATE "C" NOT NULL,
  change BIGINT NOT NULL,
  unit   TEXT COLLATE "C" NOT NULL,
  day    TEXT COLLATE "C" NOT NULL,
  body   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, item, change)
);

-- What happened to an item on a day: started, entered ...
CREATE TABLE task_event (
  plan   TEXT COLLATE "C" NOT NULL,
  item   TEXT COLLATE "C" NOT NULL,
  event  TEXT COLLATE "C" NOT NULL,
  change BIGINT NOT NULL,
  day    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, item, event, change)
);

-- Requests for a later day or another target, with every step of them. wanted: the day, or
-- "field=value" lines.
CREATE TABLE request (
  plan     TEXT COLLATE "C" NOT NULL,
  subject  TEXT COLLATE "C" NOT NULL,
  number   BIGINT NOT NULL,
  change   BIGINT NOT NULL,
  kind     TEXT COLLATE "C" NOT NULL,
  state    TEXT COLLATE "C" NOT NULL,
  day      TEXT COLLATE "C" NOT NULL,
  before   TEXT COLLATE "C" NOT NULL,
  wanted   TEXT COLLATE "C" NOT NULL,
  evidence TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, subject, number, change)
);

-- Days on which the plan is reviewed.
CREATE TABLE review_day (
  plan   TEXT COLLATE "C" NOT NULL,
  day    TEXT COLLATE "C" NOT NULL,
  change BIGINT NOT NULL,
  title  TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, day, change)
);

-- Notices that were put out. occasion: what makes it the same one; day: when it was due.
CREATE TABLE notice (
  plan      TEXT COLLATE "C" NOT NULL,
  item      TEXT COLLATE "C" NOT NULL,
  kind      TEXT COLLATE "C" NOT NULL,
  recipient TEXT COLLATE "C" NOT NULL,
  occasion  TEXT COLLATE "C" NOT NULL,
  change    BIGINT NOT NULL,
  day       TEXT COLLATE "C" NOT NULL,
  unit      TEXT COLLATE "C" NOT NULL,
  person    TEXT COLLATE "C" NOT NULL,
  body      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, item, kind, recipient, occasion, change)
);

-- Attempts to deliver a notice, which its change and place among its notices name.
CREATE TABLE delivery (
  notice  TEXT COLLATE "C" NOT NULL,
  change  BIGINT NOT NULL,
  channel TEXT COLLATE "C" NOT NULL,
  state   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (notice, change)
);
