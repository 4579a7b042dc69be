-- When each account is signed in to next, only to see whether it can be: Verifications.
CREATE TABLE verification (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  -- Who looks has it until then.
  lease_until timestamptz,
  -- So many looks in a row found a fault.
  faults int NOT NULL DEFAULT 0
);
-- What is due: Verifications.claim.
CREATE INDEX verification_due ON verification (due_at);

INSERT INTO verification (account_id, workspace_id, due_at)
SELECT id, workspace_id, created_at FROM account;
