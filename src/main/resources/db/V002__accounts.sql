-- Trigram search over addresses and names: the Accounts list's search box.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE account (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  -- Grows with every change: of two versions of a row, the higher one is the newer.
  revision bigint NOT NULL DEFAULT 1,
  email text NOT NULL,
  name text NOT NULL,
  provider text NOT NULL CHECK (provider IN ('google', 'microsoft', 'custom')),
  provider_name text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('connected', 'purchased')),
  status text NOT NULL CHECK (status IN ('connected', 'disconnected', 'reconnect_required')),
  status_code text,
  status_detail text,
  status_since timestamptz NOT NULL,
  health_score smallint CHECK (health_score BETWEEN 0 AND 100),
  sent bigint NOT NULL DEFAULT 0,
  -- sent_today counts the sends of sent_day (UTC) and is nothing on any other day.
  sent_today int NOT NULL DEFAULT 0,
  sent_day date NOT NULL,
  daily_limit int NOT NULL,
  min_gap_seconds int NOT NULL,
  tags text[] NOT NULL,
  -- The server asked for a pause; the account is well, and its messages wait.
  paused_until timestamptz,
  pause_code text,
  pause_detail text,
  created_at timestamptz NOT NULL,
  last_checked_at timestamptz,
  search text NOT NULL GENERATED ALWAYS AS (lower(email || ' ' || name || ' ' || provider_name)) STORED,
  CHECK ((status = 'connected') = (status_code IS NULL))
);
-- An address is connected once: Accounts.add.
CREATE UNIQUE INDEX account_address ON account (workspace_id, lower(email));
-- The list in each of its orders: AccountList.
CREATE INDEX account_by_email ON account (workspace_id, email, id);
CREATE INDEX account_by_created ON account (workspace_id, created_at, id);
CREATE INDEX account_by_sent ON account (workspace_id, sent, id);
CREATE INDEX account_by_health ON account (workspace_id, (coalesce(health_score, -1)), id);
CREATE INDEX account_by_provider ON account (workspace_id, provider_name, id);
-- The list filtered by status, and sorted by it: AccountList.
CREATE INDEX account_by_status ON account (workspace_id, status, email, id);
-- The list's search box: AccountList.
CREATE INDEX account_search ON account USING gin (search gin_trgm_ops);

-- How to reach the mailbox. Apart from the account, so that no list ever reads a secret.
CREATE TABLE connection (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  imap_host text NOT NULL,
  imap_port int NOT NULL,
  imap_security text NOT NULL CHECK (imap_security IN ('tls', 'starttls')),
  smtp_host text NOT NULL,
  smtp_port int NOT NULL,
  smtp_security text NOT NULL CHECK (smtp_security IN ('tls', 'starttls')),
  username text NOT NULL,
  sealed_password bytea NOT NULL,
  -- Who puts a copy of what was sent into the Sent folder: we, or the provider by itself.
  sent_copy text NOT NULL CHECK (sent_copy IN ('append', 'provider'))
);
