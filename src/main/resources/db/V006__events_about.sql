-- The account that an event speaks of, so that deleting the account erases what was said of it.
ALTER TABLE event ADD COLUMN about uuid;
UPDATE event SET about = (data::json ->> CASE type WHEN 'message.updated' THEN 'accountId' ELSE 'id' END)::uuid
WHERE type IN ('account.connected', 'account.updated', 'account.deleted', 'message.updated');
-- Erasing: EventLog.erase.
CREATE INDEX event_about ON event (workspace_id, about) WHERE about IS NOT NULL;

-- Of the accounts that are deleted already.
UPDATE event SET type = 'account.erased', data = json_build_object('id', about)::text
WHERE type <> 'account.deleted' AND about IS NOT NULL
  AND NOT EXISTS (SELECT FROM account WHERE account.id = event.about);
