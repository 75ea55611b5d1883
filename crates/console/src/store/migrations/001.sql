-- Times are epoch milliseconds. Columns named *_json hold one JSON value.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE profiles (
  profile_id TEXT PRIMARY KEY,
  server TEXT NOT NULL,
  email TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT,
  saved INTEGER NOT NULL,            -- whether the keychain holds its password
  created_at INTEGER NOT NULL,
  accounts_loaded_at INTEGER,        -- end of the last pass over all accounts
  accounts_complete INTEGER NOT NULL DEFAULT 0,
  UNIQUE (server, email)
) STRICT, WITHOUT ROWID;

-- Keychain entries that could not be removed when they should have been. No reference to
-- profiles: the profile may be gone.
CREATE TABLE vault_leftovers (
  profile_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  registered_at TEXT,
  assigned_at TEXT,
  last_payment TEXT,
  subscriptions_json TEXT NOT NULL DEFAULT '[]',
  channels_json TEXT NOT NULL DEFAULT '[]',
  health_json TEXT,
  timezone REAL,
  currency TEXT,
  lang TEXT,
  loaded_at INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,   -- not seen in the last complete pass
  PRIMARY KEY (profile_id, account_id)
) STRICT, WITHOUT ROWID;

-- Apart from accounts: what a person wrote outlives what the server says.
CREATE TABLE address_book (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  name TEXT,
  note TEXT NOT NULL DEFAULT '',
  tags_json TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (profile_id, account_id)
) STRICT, WITHOUT ROWID;

-- Writes that may have happened: the intent stands here before anything is sent.
CREATE TABLE creations (
  creation_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  name TEXT,
  form_json TEXT,
  account_id TEXT,
  channel_id TEXT,
  transport TEXT,
  snapshot_json TEXT NOT NULL,       -- every id known before sending
  candidates_json TEXT NOT NULL DEFAULT '[]',
  looks_done INTEGER NOT NULL DEFAULT 0,
  next_look_at INTEGER,
  error_json TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX creations_by_profile ON creations (profile_id, state);

-- What an event said, never what it carried.
CREATE TABLE received_events (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  channel_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT,
  reason TEXT,
  at INTEGER NOT NULL,
  idempotency_key TEXT
) STRICT;
CREATE INDEX received_events_by_channel ON received_events (profile_id, channel_id, at);

-- Accounts where this installation subscribed an address of its own. The address is a secret and
-- is not here: own ones are found among the listed by the installation's id.
CREATE TABLE own_subscriptions (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  install_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE open_connections (
  connection_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  channel_id TEXT,
  transport TEXT NOT NULL,
  expected_phone TEXT,
  started_at INTEGER NOT NULL,
  creation_id TEXT,
  link_before TEXT                   -- channels there were when a link was handed over, as JSON
) STRICT, WITHOUT ROWID;
