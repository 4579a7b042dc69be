-- An account is connected when both of its sides are: sending from it, and reading its mailbox. Each
-- side has what was last found of it; the account's own status is the worse of the two, sending first,
-- and no statement can write it otherwise.
ALTER TABLE account
  ADD sending_status text NOT NULL DEFAULT 'connected'
    CHECK (sending_status IN ('connected', 'disconnected', 'reconnect_required')),
  ADD sending_code text,
  ADD sending_detail text,
  ADD sending_answer text NOT NULL DEFAULT '',
  ADD sending_since timestamptz,
  ADD reading_status text NOT NULL DEFAULT 'connected'
    CHECK (reading_status IN ('connected', 'disconnected', 'reconnect_required')),
  ADD reading_code text,
  ADD reading_detail text,
  ADD reading_answer text NOT NULL DEFAULT '',
  ADD reading_since timestamptz,
  ADD CHECK ((sending_status = 'connected') = (sending_code IS NULL)),
  ADD CHECK ((reading_status = 'connected') = (reading_code IS NULL));

-- Until now only sending told anything.
UPDATE account SET
  sending_status = status, sending_code = status_code, sending_detail = status_detail,
  sending_answer = status_answer, sending_since = status_since, reading_since = created_at;

ALTER TABLE account
  ALTER sending_since SET NOT NULL,
  ALTER reading_since SET NOT NULL,
  DROP status, DROP status_code, DROP status_detail, DROP status_answer, DROP status_since;

CREATE FUNCTION reading_is_worse(sending text, reading text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE reading
    WHEN 'connected' THEN false
    WHEN 'disconnected' THEN sending = 'connected'
    ELSE sending <> 'reconnect_required'
  END;

ALTER TABLE account
  ADD status text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN reading_is_worse(sending_status, reading_status)
      THEN reading_status ELSE sending_status END) STORED,
  ADD status_side text GENERATED ALWAYS AS (
    CASE WHEN reading_is_worse(sending_status, reading_status) THEN 'reading'
      WHEN sending_status <> 'connected' THEN 'sending' END) STORED,
  ADD status_code text GENERATED ALWAYS AS (
    CASE WHEN reading_is_worse(sending_status, reading_status)
      THEN reading_code ELSE sending_code END) STORED,
  ADD status_detail text GENERATED ALWAYS AS (
    CASE WHEN reading_is_worse(sending_status, reading_status)
      THEN reading_detail ELSE sending_detail END) STORED,
  ADD status_answer text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN reading_is_worse(sending_status, reading_status)
      THEN reading_answer ELSE sending_answer END) STORED,
  ADD status_since timestamptz NOT NULL GENERATED ALWAYS AS (
    CASE WHEN reading_is_worse(sending_status, reading_status) THEN reading_since
      WHEN sending_status <> 'connected' THEN sending_since
      ELSE greatest(sending_since, reading_since) END) STORED;

-- The list sorted by status, and filtered by it: AccountList.
CREATE INDEX account_by_status ON account (workspace_id, status, id);
