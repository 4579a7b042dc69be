-- Accounts for which their provider was asked for a token and did not accept this installation's client.
-- A row stays until the provider gives the account a token, or says that the fault is another; that it
-- does not answer says nothing.
CREATE TABLE client_refusal (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  -- What the provider said; both empty if it was not asked, for want of a client.
  error text NOT NULL,
  answer text NOT NULL,
  -- When somebody asks for it again, whether a mail is due or not.
  due_at timestamptz NOT NULL
);
-- Asking again: ClientRefusals.claim.
CREATE INDEX client_refusal_due ON client_refusal (due_at);

INSERT INTO client_refusal (account_id, error, answer, due_at)
SELECT account_id, fault_code, fault_answer, ask_after FROM oauth_grant
WHERE fault_kind = 'operator' AND failures > 0;

-- What the operator is told once, however many accounts of the workspace wait for it.
CREATE TABLE provider_alarm (
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  provider text NOT NULL CHECK (provider IN ('google', 'microsoft')),
  -- What the provider said to one of the accounts; both empty if there is no client any more.
  error text NOT NULL,
  answer text NOT NULL,
  since timestamptz NOT NULL,
  accounts int NOT NULL,
  PRIMARY KEY (workspace_id, provider)
);
