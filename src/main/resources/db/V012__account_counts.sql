-- How many accounts each workspace has of each provider and status: AccountCounts. Counting 100,000
-- rows for every page takes longer than the page. Locked after account and before event_head, as every
-- change of an account goes.
DROP TRIGGER account_added ON account;
DROP TRIGGER account_removed ON account;
DROP FUNCTION count_added;
DROP FUNCTION count_removed;
DROP TABLE account_count;

CREATE TABLE account_count (
  workspace_id uuid NOT NULL REFERENCES workspace ON DELETE CASCADE,
  provider_name text NOT NULL,
  provider text NOT NULL,
  status text NOT NULL,
  accounts bigint NOT NULL,
  PRIMARY KEY (workspace_id, provider_name, provider, status)
);
INSERT INTO account_count
SELECT workspace_id, provider_name, provider, status, count(*) FROM account GROUP BY 1, 2, 3, 4;

-- Triggers, so that they are right whichever statement adds, changes or removes accounts.
CREATE FUNCTION count_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO account_count AS counted
  SELECT workspace_id, provider_name, provider, status, count(*) FROM added
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (workspace_id, provider_name, provider, status)
    DO UPDATE SET accounts = counted.accounts + excluded.accounts;
  RETURN NULL;
END $$;
CREATE TRIGGER account_added AFTER INSERT ON account
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added();

-- One statement in one order for both sides, so that two changes the other way round never wait for
-- each other; none at all if nothing moved.
CREATE FUNCTION count_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO account_count AS counted
  SELECT workspace_id, provider_name, provider, status, sum(n) FROM (
    SELECT workspace_id, provider_name, provider, status, 1 AS n FROM changed
    UNION ALL SELECT workspace_id, provider_name, provider, status, -1 FROM before) AS moved
  GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4
  ON CONFLICT (workspace_id, provider_name, provider, status)
    DO UPDATE SET accounts = counted.accounts + excluded.accounts;
  IF FOUND THEN
    DELETE FROM account_count USING before
    WHERE account_count.accounts = 0 AND account_count.workspace_id = before.workspace_id
      AND account_count.provider_name = before.provider_name
      AND account_count.provider = before.provider AND account_count.status = before.status;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER account_changed AFTER UPDATE ON account
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed();

-- Never adds a row: the workspace itself may be going. Leaves no provider without accounts behind.
CREATE FUNCTION count_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE account_count SET accounts = accounts - gone.n
  FROM (SELECT workspace_id, provider_name, provider, status, count(*) AS n
    FROM removed GROUP BY 1, 2, 3, 4) AS gone
  WHERE account_count.workspace_id = gone.workspace_id
    AND account_count.provider_name = gone.provider_name
    AND account_count.provider = gone.provider AND account_count.status = gone.status;
  DELETE FROM account_count USING removed
  WHERE account_count.accounts = 0 AND account_count.workspace_id = removed.workspace_id
    AND account_count.provider_name = removed.provider_name
    AND account_count.provider = removed.provider AND account_count.status = removed.status;
  RETURN NULL;
END $$;
CREATE TRIGGER account_removed AFTER DELETE ON account
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_removed();
