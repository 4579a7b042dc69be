-- What a mailbox's owner is sent so as to connect it again, without belonging to the workspace. An
-- account has one at most: a new one takes the place of the one before.
CREATE TABLE reconnect_link (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL UNIQUE REFERENCES account ON DELETE CASCADE,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  -- Of the link only the hash: whoever reads this table cannot open it.
  token_hash bytea NOT NULL UNIQUE,
  -- The member who made it; null if a program did.
  made_by uuid REFERENCES member ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- When the mailbox was connected again by it, in the very transaction that did so.
  used_at timestamptz
);
-- Forgetting those that have ended: ReconnectLinks.forget.
CREATE INDEX reconnect_link_expires_at ON reconnect_link (expires_at);
