-- What is counted of the mail of each account, and when it is counted next.
CREATE TABLE traffic (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  -- Who counts has it until then.
  lease_until timestamptz,
  -- So many times in a row it could not be counted.
  faults int NOT NULL DEFAULT 0,
  -- People who were written to, and those of them who answered.
  written_to bigint NOT NULL DEFAULT 0,
  answered bigint NOT NULL DEFAULT 0,
  CHECK (answered <= written_to)
);
-- What is due: Turns.claim.
CREATE INDEX traffic_due ON traffic (due_at);

INSERT INTO traffic (account_id, workspace_id, due_at)
SELECT id, workspace_id, created_at FROM account;
