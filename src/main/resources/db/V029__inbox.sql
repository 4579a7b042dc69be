-- When the mailbox of each account is read next.
CREATE TABLE reading (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  -- Who reads has it until then.
  lease_until timestamptz,
  -- So many readings in a row found a fault.
  faults int NOT NULL DEFAULT 0
);
-- What is due: Readings.claim.
CREATE INDEX reading_due ON reading (due_at);

-- How far the folders in which mail arrives have been read.
CREATE TABLE reading_place (
  account_id uuid NOT NULL REFERENCES reading ON DELETE CASCADE,
  folder text NOT NULL CHECK (folder IN ('inbox', 'junk')),
  -- What the way into the mailbox goes on by, and the way itself; empty before the first look.
  mark text NOT NULL DEFAULT '',
  -- All that arrived before was read, or was there before the account.
  read_to timestamptz NOT NULL,
  PRIMARY KEY (account_id, folder)
);

-- What has come to the accounts that are there already since they are there.
INSERT INTO reading (account_id, workspace_id, due_at)
SELECT id, workspace_id, created_at FROM account;
INSERT INTO reading_place (account_id, folder, read_to)
SELECT id, folder, created_at FROM account, unnest(ARRAY['inbox', 'junk']) AS folder;

-- The first reply to a message.
CREATE TABLE reply (
  message_id uuid PRIMARY KEY REFERENCES message ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  -- Whose mailbox it arrived in.
  account_id uuid NOT NULL,
  folder text NOT NULL CHECK (folder IN ('inbox', 'junk')),
  -- The reply's own Message-ID and author, as they stand in it; empty if it has none.
  mail_id text NOT NULL,
  from_address text NOT NULL,
  received_at timestamptz NOT NULL
);

-- The first reply to it, for everybody who reads messages.
ALTER TABLE message ADD replied_at timestamptz;
-- What a reply names that names the provider's Message-ID and not ours: Replies.find.
CREATE INDEX message_stored_as ON message (account_id, provider_message_id)
  WHERE provider_message_id <> message_id;
