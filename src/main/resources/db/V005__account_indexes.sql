-- The list sorted by status, and its count by status: AccountList, AccountSummary. It used to go on with
-- the address, which no query asks for, so that sorting by status sorted all accounts.
DROP INDEX account_by_status;
CREATE INDEX account_by_status ON account (workspace_id, status, id);
-- The list filtered by tag: AccountList.
CREATE INDEX account_tags ON account USING gin (tags);
