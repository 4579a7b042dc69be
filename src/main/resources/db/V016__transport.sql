-- By which way mail is handed in and read.
ALTER TABLE connection ADD transport text NOT NULL DEFAULT 'smtp_imap'
  CHECK (transport IN ('smtp_imap', 'graph'));
