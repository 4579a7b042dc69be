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

-- Null: the account signs in with its provider.
ALTER TABLE connection ALTER sealed_password DROP NOT NULL;

-- Sign-ins with a provider that are under way, or have just come to an end.
CREATE TABLE sign_in (
  id uuid PRIMARY KEY,
  -- Comes back with the browser; of it only the hash.
  state_hash bytea NOT NULL UNIQUE,
  -- Who began it. Only the same session can end it.
  session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  provider text NOT NULL CHECK (provider IN ('google', 'microsoft')),
  -- The account to connect again; null if one is to be added.
  account_id uuid REFERENCES account ON DELETE CASCADE,
  -- What must be remembered until the browser comes back: nonce and verifier.
  sealed_attempt bytea NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL,
  -- The browser has come back once; it cannot a second time.
  taken boolean NOT NULL DEFAULT false,
  -- What came of it, as JSON; null until then.
  outcome text
);
-- Forgetting what has expired: SignIns.forget.
CREATE INDEX sign_in_expires_at ON sign_in (expires_at);
-- Bounding what one session has under way: SignIns.begin.
CREATE INDEX sign_in_session ON sign_in (session_id, expires_at);
