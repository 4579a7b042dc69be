-- The colour of the score, and how much the score says; the account's status may grey it.
ALTER TABLE account
  ADD COLUMN health_band text NOT NULL DEFAULT 'unknown'
    CHECK (health_band IN ('good', 'warning', 'critical', 'unknown')),
  ADD COLUMN health_stage text CHECK (health_stage IN ('setup', 'provisional', 'full')),
  ADD CHECK ((health_score IS NULL) = (health_stage IS NULL));

-- Every score that was shown, with all that it was made of: the same inputs are the same score.
CREATE TABLE health_point (
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  at timestamptz NOT NULL,
  -- Null while nothing at all is known.
  score smallint CHECK (score BETWEEN 0 AND 100),
  raw double precision NOT NULL,
  coverage smallint NOT NULL,
  algorithm int NOT NULL,
  -- JSON as it was written, for the score is made again from it byte for byte.
  inputs text NOT NULL,
  result text NOT NULL,
  -- The latest, and the history: HealthPoints.
  PRIMARY KEY (account_id, at)
);
-- Thinning to one a day, and forgetting after a year: HealthPoints.thin.
CREATE INDEX health_point_at ON health_point USING brin (at);
