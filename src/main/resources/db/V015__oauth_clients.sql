-- What this installation is to a provider, as somebody set it; what the configuration names goes before it.
CREATE TABLE oauth_client (
  provider text PRIMARY KEY CHECK (provider IN ('google', 'microsoft')),
  client_id text NOT NULL,
  sealed_secret bytea NOT NULL
);

-- The last verification of a client, wherever the client is from.
CREATE TABLE oauth_verification (
  provider text PRIMARY KEY CHECK (provider IN ('google', 'microsoft')),
  -- Which client that was, id and secret: what was found of one says nothing of another.
  sealed_client bytea NOT NULL,
  verified_at timestamptz NOT NULL,
  findings text NOT NULL
);
