-- How an open connection is made, so that the next run goes on in the same way.
ALTER TABLE open_connections ADD COLUMN way TEXT;
