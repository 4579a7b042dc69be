-- A sign-in belongs to the browser that began it: by its session, or, where nobody is signed in, by the
-- hash of a cookie of its own.
ALTER TABLE sign_in DROP CONSTRAINT sign_in_session_id_fkey;
ALTER TABLE sign_in ALTER COLUMN session_id TYPE bytea USING uuid_send(session_id);
ALTER TABLE sign_in RENAME COLUMN session_id TO browser;
ALTER INDEX sign_in_session RENAME TO sign_in_browser;
