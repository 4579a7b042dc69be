-- The Message-ID by which the provider stored it, if it told; often our own.
ALTER TABLE message ADD provider_message_id text;

-- What is still to be done in the Sent folder for a mail that was sent.
ALTER TABLE sent_copy ADD errand text NOT NULL DEFAULT 'file' CHECK (errand IN ('file', 'find'));
