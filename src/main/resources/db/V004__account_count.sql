-- How many accounts each workspace has: AccountList. Counting 100,000 rows for every page takes longer
-- than the page. Locked after account and before event_head, as every change of an account goes.
CREATE TABLE account_count (
  workspace_id uuid PRIMARY KEY REFERENCES workspace ON DELETE CASCADE,
  accounts bigint NOT NULL
);
INSERT INTO account_count (workspace_id, accounts)
SELECT workspace_id, count(*) FROM account GROUP BY workspace_id;

-- Triggers, so that it is right whichever statement adds or removes accounts.
CREATE FUNCTION count_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO account_count AS counted (workspace_id, accounts)
  SELECT workspace_id, count(*) FROM added GROUP BY workspace_id ORDER BY workspace_id
  ON CONFLICT (workspace_id) DO UPDATE SET accounts = counted.accounts + excluded.accounts;
  RETURN NULL;
END $$;
CREATE TRIGGER account_added AFTER INSERT ON account
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added();

-- Never adds a row: the workspace itself may be going.
CREATE FUNCTION count_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE account_count SET accounts = accounts - gone.number
  FROM (SELECT workspace_id, count(*) AS number FROM removed GROUP BY workspace_id) AS gone
  WHERE account_count.workspace_id = gone.workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER account_removed AFTER DELETE ON account
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_removed();
