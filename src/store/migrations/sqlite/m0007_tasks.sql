-- Steps in the life of items. day: the day that the step counts for; kind: of the item, when it is
-- handed out; body: what was reported; percent, days_behind: "" when nothing was said.
CREATE TABLE task_step (
  plan        TEXT    NOT NULL,
  item        TEXT    NOT NULL,
  change      INTEGER NOT NULL,
  step        TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  day         TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  due         TEXT    NOT NULL,
  body        TEXT    NOT NULL,
  percent     TEXT    NOT NULL,
  days_behind TEXT    NOT NULL,
  risk        INTEGER NOT NULL,
  evidence    TEXT    NOT NULL,
  PRIMARY KEY (plan, item, change)
) WITHOUT ROWID;

-- The unit that an item waits for, "" when it waits no longer.
CREATE TABLE task_wait (
  plan   TEXT    NOT NULL,
  item   TEXT    NOT NULL,
  change INTEGER NOT NULL,
  unit   TEXT    NOT NULL,
  day    TEXT    NOT NULL,
  body   TEXT    NOT NULL,
  PRIMARY KEY (plan, item, change)
) WITHOUT ROWID;

-- What happened to an item on a day: started, entered ...
CREATE TABLE task_event (
  plan   TEXT    NOT NULL,
  item   TEXT    NOT NULL,
  event  TEXT    NOT NULL,
  change INTEGER NOT NULL,
  day    TEXT    NOT NULL,
  PRIMARY KEY (plan, item, event, change)
) WITHOUT ROWID;

-- Requests for a later day or another target, with every step of them. wanted: the day, or
-- "field=value" lines.
CREATE TABLE request (
  plan     TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  change   INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  state    TEXT    NOT NULL,
  day      TEXT    NOT NULL,
  before   TEXT    NOT NULL,
  wanted   TEXT    NOT NULL,
  evidence TEXT    NOT NULL,
  PRIMARY KEY (plan, subject, number, change)
) WITHOUT ROWID;

-- Days on which the plan is reviewed.
CREATE TABLE review_day (
  plan   TEXT    NOT NULL,
  day    TEXT    NOT NULL,
  change INTEGER NOT NULL,
  title  TEXT    NOT NULL,
  PRIMARY KEY (plan, day, change)
) WITHOUT ROWID;

-- Notices that were put out. occasion: what makes it the same one; day: when it was due.
CREATE TABLE notice (
  plan      TEXT    NOT NULL,
  item      TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  recipient TEXT    NOT NULL,
  occasion  TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  day       TEXT    NOT NULL,
  unit      TEXT    NOT NULL,
  person    TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  PRIMARY KEY (plan, item, kind, recipient, occasion, change)
) WITHOUT ROWID;

-- Attempts to deliver a notice, which its change and place among its notices name.
CREATE TABLE delivery (
  notice  TEXT    NOT NULL,
  change  INTEGER NOT NULL,
  channel TEXT    NOT NULL,
  state   TEXT    NOT NULL,
  PRIMARY KEY (notice, change)
) WITHOUT ROWID;
