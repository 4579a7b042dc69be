-- What the server or the provider itself said, apart from our advice; empty if it said nothing.
ALTER TABLE account
  ADD status_answer text NOT NULL DEFAULT '',
  ADD pause_answer text NOT NULL DEFAULT '';
