-- Links into the CRM as written from here: the server shows a path of its own in their place.
CREATE TABLE contact_links (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  uri TEXT NOT NULL,
  PRIMARY KEY (profile_id, account_id, contact_id)
) STRICT, WITHOUT ROWID;

-- Settings as they stood before they were written from here.
CREATE TABLE settings_before (
  before_id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  settings_json TEXT NOT NULL
) STRICT;
CREATE INDEX settings_before_by_account ON settings_before (profile_id, account_id);

-- Accounts whose key of the public API v3 is in the keychain; the key itself is only there.
CREATE TABLE v3_keys (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  PRIMARY KEY (profile_id, account_id)
) STRICT, WITHOUT ROWID;

-- By how much a limit was to be raised.
ALTER TABLE creations ADD COLUMN value INTEGER;
