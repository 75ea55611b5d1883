-- The partner's number at the service, and where a browser returns to: typed once, offered again.
ALTER TABLE profiles ADD COLUMN client_id TEXT;
ALTER TABLE profiles ADD COLUMN redirect_uri TEXT;

-- Accounts whose owner allowed access. Their ids are made here; the token is in the keychain.
CREATE TABLE grants (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  client_id TEXT NOT NULL,           -- who was allowed: a token is renewed under the same number
  permission TEXT NOT NULL,          -- kept, this_run or needed
  renewed_at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, account_id)
) STRICT, WITHOUT ROWID;
