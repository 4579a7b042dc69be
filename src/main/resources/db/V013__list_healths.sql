-- How a blacklist answered when it was last tried out, for a restart and for other nodes.
CREATE TABLE list_health (
  -- Its id; its zone may hold a key.
  list text NOT NULL,
  kind text NOT NULL,
  -- Where it was asked, and by which name servers: a fingerprint.
  place text NOT NULL,
  health text NOT NULL,
  reason text NOT NULL,
  since timestamptz NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (list, kind, place)
);
