-- Whose data it is. Every other table carries workspace_id, and so does every query.
CREATE TABLE workspace (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE member (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner')),
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL
);
-- Signing in: Members.byEmail.
CREATE UNIQUE INDEX member_email ON member (lower(email));

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
  csrf_token text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
-- Forgetting what has expired: Sessions.forget.
CREATE INDEX session_expires_at ON session (expires_at);

CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
-- The list of a workspace's keys: ApiKeys.list.
CREATE INDEX api_key_workspace ON api_key (workspace_id, created_at);

-- The growing delay after wrong passwords, by address and by source.
CREATE TABLE sign_in_delay (
  subject text PRIMARY KEY,
  failures int NOT NULL,
  last_failure_at timestamptz NOT NULL
);
-- Forgetting the old ones: SignInDelays.forget.
CREATE INDEX sign_in_delay_last_failure_at ON sign_in_delay (last_failure_at);

-- The number of the latest event of each workspace; its row lock orders the commits.
CREATE TABLE event_head (
  workspace_id uuid PRIMARY KEY REFERENCES workspace ON DELETE CASCADE,
  seq bigint NOT NULL
);

CREATE TABLE event (
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  seq bigint NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  data text NOT NULL,
  PRIMARY KEY (workspace_id, seq)
);
-- Forgetting the old ones: EventLog.forget.
CREATE INDEX event_at ON event USING brin (at);

-- A known text, sealed: tells a wrong key before it does harm.
CREATE TABLE secret_check (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  sealed bytea NOT NULL
);
