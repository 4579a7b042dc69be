-- The last access token of each resource of the provider: one refresh token brings them all. What the
-- provider refused for one of them says nothing of another. Every statement finds it by its key.
CREATE TABLE oauth_access (
  account_id uuid NOT NULL REFERENCES oauth_grant ON DELETE CASCADE,
  -- Where its permissions begin: https://graph.microsoft.com
  resource text NOT NULL,
  sealed_token bytea NOT NULL,
  access_until timestamptz NOT NULL,
  -- The provider is not asked before; it outlives every connection and every node.
  ask_after timestamptz NOT NULL,
  failures int NOT NULL DEFAULT 0,
  -- Why the provider gave nothing the last time.
  fault_kind text NOT NULL DEFAULT 'wait'
    CHECK (fault_kind IN ('sign_in_again', 'ask_administrator', 'operator', 'wait')),
  fault_code text NOT NULL DEFAULT '',
  fault_detail text NOT NULL DEFAULT '',
  fault_answer text NOT NULL DEFAULT '',
  PRIMARY KEY (account_id, resource)
);

-- Access tokens live for an hour, and a refresh token brings the next: none need be carried over.
ALTER TABLE oauth_grant
  DROP sealed_access_token,
  DROP access_until,
  DROP ask_after,
  DROP failures,
  DROP fault_kind,
  DROP fault_code,
  DROP fault_detail,
  DROP fault_answer;
