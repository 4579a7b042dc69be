-- A change of an account used to cost as much as writing it anew into eleven indexes.

-- What changes often and the list is sorted by, apart from the account: PostgreSQL leaves the other
-- indexes alone only if nothing that any of them holds has changed, and the changed row finds room on
-- its page.
CREATE TABLE account_rank (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  -- -1 while nothing is known.
  health_score int NOT NULL,
  sent bigint NOT NULL
);
INSERT INTO account_rank SELECT id, workspace_id, coalesce(health_score, -1), sent FROM account;
-- The list in these two of its orders: AccountList.
CREATE INDEX account_rank_by_health ON account_rank (workspace_id, health_score, account_id);
CREATE INDEX account_rank_by_sent ON account_rank (workspace_id, sent, account_id);
DROP INDEX account_by_health;
DROP INDEX account_by_sent;
ALTER TABLE account SET (fillfactor = 50);

-- Triggers, so that it is right whichever statement adds or changes accounts. Locked after account.
CREATE FUNCTION rank_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO account_rank SELECT id, workspace_id, coalesce(health_score, -1), sent FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER account_rank_added AFTER INSERT ON account
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION rank_added();

-- The plan that was made for many is kept for few: always by the primary key.
CREATE FUNCTION rank_changed() RETURNS trigger LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  UPDATE account_rank AS rank
  SET health_score = coalesce(changed.health_score, -1), sent = changed.sent
  FROM changed
  WHERE rank.account_id = changed.id AND (rank.health_score, rank.sent)
    IS DISTINCT FROM (coalesce(changed.health_score, -1), changed.sent);
  RETURN NULL;
END $$;
CREATE TRIGGER account_rank_changed AFTER UPDATE ON account
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rank_changed();

-- PostgreSQL 18 reads the expressions of all generated columns again for each row of an UPDATE that
-- touches none of the columns they are made of. It does not if there is one that is made of what every
-- change touches.
ALTER TABLE account ADD revision_shown bigint NOT NULL GENERATED ALWAYS AS (revision) STORED;
