-- The sign-in with a provider by which an account is reached. Apart from the account, so that no list
-- ever reads a secret. Every statement finds it by its key.
CREATE TABLE oauth_grant (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  -- Who it is at the provider, whatever becomes of the address.
  subject text NOT NULL,
  -- Grows with every refresh token: what belongs to an older one is not stored any more.
  generation bigint NOT NULL DEFAULT 1,
  sealed_refresh_token bytea NOT NULL,
  sealed_access_token bytea NOT NULL,
  access_until timestamptz NOT NULL,
  -- Somebody is refreshing it; nobody else does until then.
  leased_until timestamptz NOT NULL,
  -- The provider is not asked before; it outlives every connection and every node.
  ask_after timestamptz NOT NULL,
  failures int NOT NULL DEFAULT 0,
  -- Why the provider gave nothing the last time.
  fault_kind text NOT NULL DEFAULT 'wait'
    CHECK (fault_kind IN ('sign_in_again', 'ask_administrator', 'operator', 'wait')),
  fault_code text NOT NULL DEFAULT '',
  fault_detail text NOT NULL DEFAULT '',
  fault_answer text NOT NULL DEFAULT ''
);
