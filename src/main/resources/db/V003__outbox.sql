-- What somebody asked to send. Never changes, so that the many changes of its message touch no content.
CREATE TABLE draft (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  to_addresses text[] NOT NULL,
  cc_addresses text[] NOT NULL,
  bcc_addresses text[] NOT NULL,
  reply_to text,
  subject text NOT NULL,
  text_body text,
  html_body text,
  campaign text,
  idempotency_key text,
  -- SHA-256 of what was asked with that key.
  request_hash bytea NOT NULL,
  search text NOT NULL
);
-- The same request again is the same message: Messages.enqueue.
CREATE UNIQUE INDEX draft_idempotency_key ON draft (account_id, idempotency_key);

-- How far the sending of a draft has come.
CREATE TABLE message (
  id uuid PRIMARY KEY REFERENCES draft ON DELETE CASCADE,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  revision bigint NOT NULL DEFAULT 1,
  message_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  -- Also the fence: only the attempt that was begun last may settle the message.
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  -- It waits for its account, not for a time of its own: once the account works, it is due.
  held boolean NOT NULL DEFAULT false,
  -- The recipients still to be tried, with spaces between them.
  remaining text NOT NULL,
  -- The recipients that were refused for good, each with the server's answer.
  refused jsonb NOT NULL DEFAULT '[]',
  failure_code text,
  failure_detail text,
  failure_reply text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz
);
-- The Email List, newest first: MessageList.
CREATE INDEX message_list ON message (account_id, created_at, id);
-- What is to be sent next: Outbox.claim, Lanes.release.
CREATE INDEX message_queued ON message (account_id, due_at, id) WHERE state = 'queued';
-- What was under way when a lane was left: Outbox.leftOver.
CREATE INDEX message_sending ON message (account_id) WHERE state = 'sending';

-- One row for each account that has ever sent: whoever holds its lease sends the account's messages.
CREATE TABLE lane (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  -- The earliest due message; infinity if none waits.
  due_at timestamptz NOT NULL,
  -- Not before this, whatever is due: the gap between two mails, or the back-off after a fault.
  ready_at timestamptz NOT NULL,
  -- The last fault of the account in a row of faults; a reconnection after it ends the back-off.
  faulted_at timestamptz,
  faults int NOT NULL DEFAULT 0,
  lease_owner uuid,
  lease_until timestamptz
);
-- Lanes with something to do: Lanes.claim.
CREATE INDEX lane_due ON lane (due_at);

-- Mails that were sent and whose copy in the Sent folder is still to be filed.
CREATE TABLE sent_copy (
  message_id uuid PRIMARY KEY REFERENCES message ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL
);
-- What is to be filed next: SentCopies.claim.
CREATE INDEX sent_copy_due ON sent_copy (due_at);
