-- The part behind the @, by which accounts share what the checks find.
ALTER TABLE account ADD COLUMN domain text NOT NULL
  GENERATED ALWAYS AS (lower(substring(email FROM '[^@]*$'))) STORED;
-- Whose findings a domain's are: Domains.adopt, Domains.claim, and the recomputation of scores.
CREATE INDEX account_by_domain ON account (workspace_id, domain);

-- How far each reader of the event logs has come.
CREATE TABLE event_reader (
  name text NOT NULL,
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  seq bigint NOT NULL,
  PRIMARY KEY (name, workspace_id)
);

-- A domain that somebody in the workspace sends from: when it is checked, and what was found.
CREATE TABLE checked_domain (
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  domain text NOT NULL,
  due_at timestamptz NOT NULL,
  -- Somebody waits for it: each step is told.
  requested boolean NOT NULL DEFAULT false,
  -- What is remembered of the DNS will not do: a person has mended it, or a fault needs a second look.
  fresh boolean NOT NULL DEFAULT false,
  lease_until timestamptz,
  -- Checks in a row after which something was still not known.
  failures int NOT NULL DEFAULT 0,
  checked_at timestamptz,
  -- A report in JSON: the finding of every aspect.
  report text,
  PRIMARY KEY (workspace_id, domain)
);
-- What is to be checked next: Domains.claim.
CREATE INDEX checked_domain_due ON checked_domain (due_at);

-- What changed when.
CREATE TABLE domain_change (
  workspace_id uuid NOT NULL,
  domain text NOT NULL,
  at timestamptz NOT NULL,
  aspect text NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  text text NOT NULL,
  FOREIGN KEY (workspace_id, domain) REFERENCES checked_domain ON DELETE CASCADE
);
-- The latest changes of a domain: Domains.changes. Forgetting the old ones: Domains.forget.
CREATE INDEX domain_change_domain ON domain_change (workspace_id, domain, at);
CREATE INDEX domain_change_at ON domain_change USING brin (at);

-- Accounts that were there before their domains were checked.
INSERT INTO checked_domain (workspace_id, domain, due_at)
SELECT DISTINCT workspace_id, domain, timestamptz 'epoch' FROM account;
