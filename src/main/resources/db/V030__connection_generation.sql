-- What was found by an earlier connection says nothing of the present one: Accounts.broken.
ALTER TABLE account ADD connection_generation bigint NOT NULL DEFAULT 1;
