-- Accounts that wait though nothing was refused them: ClientRefusals.adopt.
CREATE INDEX account_waits_for_operator ON account (id) WHERE status_code = 'operator';
