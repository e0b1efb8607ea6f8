-- Consequences of a round for a unit, every step of each. reasons: messages as text,
-- body: what a person said; day: of the step.
CREATE TABLE outcome (
  plan      TEXT COLLATE "C" NOT NULL,
  round     BIGINT NOT NULL,
  unit      TEXT COLLATE "C" NOT NULL,
  rule      TEXT COLLATE "C" NOT NULL,
  indicator TEXT COLLATE "C" NOT NULL,
  change    BIGINT NOT NULL,
  state     TEXT COLLATE "C" NOT NULL,
  day       TEXT COLLATE "C" NOT NULL,
  share     TEXT COLLATE "C" NOT NULL,
  points    TEXT COLLATE "C" NOT NULL,
  exempt    BIGINT NOT NULL,
  reasons   TEXT COLLATE "C" NOT NULL,
  parts     TEXT COLLATE "C" NOT NULL,
  body      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plan, round, unit, rule, indicator, change)
);

-- Documents that were issued: number n of a series and year. sha256: of the file.
CREATE TABLE letter (
  series    TEXT COLLATE "C" NOT NULL,
  year      BIGINT NOT NULL,
  number    BIGINT NOT NULL,
  change    BIGINT NOT NULL,
  kind      TEXT COLLATE "C" NOT NULL,
  title     TEXT COLLATE "C" NOT NULL,
  addressee TEXT COLLATE "C" NOT NULL,
  plan      TEXT COLLATE "C" NOT NULL,
  subject   TEXT COLLATE "C" NOT NULL,
  sha256    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (series, year, number, change)
);

-- Where a document prints a value, and the version of it.
CREATE TABLE letter_value (
  series TEXT COLLATE "C" NOT NULL,
  year   BIGINT NOT NULL,
  number BIGINT NOT NULL,
  place  TEXT COLLATE "C" NOT NULL,
  part   BIGINT NOT NULL,
  change BIGINT NOT NULL,
  field  TEXT COLLATE "C" NOT NULL,
  origin TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (series, year, number, place, part, change)
);

-- What other zones do well: cards that a measure can be made from.
CREATE TABLE practice (
  code      TEXT COLLATE "C" NOT NULL,
  change    BIGINT NOT NULL,
  zone      TEXT COLLATE "C" NOT NULL,
  indicator TEXT COLLATE "C" NOT NULL,
  title     TEXT COLLATE "C" NOT NULL,
  body      TEXT COLLATE "C" NOT NULL,
  origin    TEXT COLLATE "C" NOT NULL,
  effect    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (code, change)
);
