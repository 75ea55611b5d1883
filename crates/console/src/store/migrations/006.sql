-- The lists of people kept here: the users of an account in both editions of the API, and its
-- contacts.
CREATE TABLE people_lists (
  list_id INTEGER PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,                -- users, v3_users or contacts
  reading INTEGER NOT NULL DEFAULT 0,-- the number of the last reading that began
  read_at INTEGER,                   -- when one last came to its end
  contacts INTEGER NOT NULL DEFAULT 0,-- how many there are: to count them takes too long
  UNIQUE (profile_id, account_id, kind)
) STRICT;

CREATE TABLE cached_users (
  list_id INTEGER NOT NULL REFERENCES people_lists ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT,
  place INTEGER NOT NULL,            -- in the list
  reading INTEGER NOT NULL,          -- the last one it came in
  PRIMARY KEY (list_id, user_id)
) STRICT, WITHOUT ROWID;

-- Row numbers grow as contacts first come, and so are the order of the list.
CREATE TABLE cached_contacts (
  contact_row INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES people_lists ON DELETE CASCADE,
  contact_id TEXT NOT NULL,
  reading INTEGER NOT NULL,
  name_key TEXT NOT NULL,            -- the name as it is sorted
  text TEXT NOT NULL,                -- what is searched by words, folded
  digits TEXT NOT NULL,              -- what is searched by numbers
  contact_json TEXT NOT NULL,
  UNIQUE (list_id, contact_id)
) STRICT;
CREATE INDEX cached_contacts_by_list ON cached_contacts (list_id);
-- With what is searched, so that a broad search by name is answered from here alone.
CREATE INDEX cached_contacts_by_name
  ON cached_contacts (list_id, name_key, contact_row, text, digits);
CREATE TRIGGER cached_contacts_count AFTER INSERT ON cached_contacts BEGIN
  UPDATE people_lists SET contacts = contacts + 1 WHERE list_id = new.list_id;
END;

-- Pieces of words and numbers, made and folded by the console: the index only takes them apart at
-- spaces. It holds no text of its own and answers with row numbers alone.
CREATE VIRTUAL TABLE contact_pieces USING fts5 (
  pieces, content = '', contentless_delete = 1, detail = none,
  tokenize = 'ascii', prefix = '1 2 3 4 5'
);
CREATE TRIGGER cached_contacts_forget AFTER DELETE ON cached_contacts BEGIN
  DELETE FROM contact_pieces WHERE rowid = old.contact_row;
  UPDATE people_lists SET contacts = contacts - 1 WHERE list_id = old.list_id;
END;

CREATE TABLE searched_accounts (
  account_row INTEGER PRIMARY KEY,
  profile_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  text TEXT NOT NULL,
  digits TEXT NOT NULL,
  UNIQUE (profile_id, account_id),
  FOREIGN KEY (profile_id, account_id) REFERENCES accounts ON DELETE CASCADE
) STRICT;
CREATE VIRTUAL TABLE account_pieces USING fts5 (
  pieces, content = '', contentless_delete = 1, detail = none,
  tokenize = 'ascii', prefix = '1 2 3 4 5'
);
CREATE TRIGGER searched_accounts_forget AFTER DELETE ON searched_accounts BEGIN
  DELETE FROM account_pieces WHERE rowid = old.account_row;
END;

-- Every writing of settings from here. A document is a compressed JSON text; the ones of the
-- table this replaces are plain, and of them only the state before was kept.
CREATE TABLE settings_changes (
  change_id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,             -- unknown until they are read again
  places INTEGER NOT NULL,           -- that changed, or should have
  before ANY NOT NULL,
  wanted ANY,
  after ANY                          -- none while the outcome is unknown
) STRICT;
CREATE INDEX settings_changes_by_account ON settings_changes (profile_id, account_id, change_id);
INSERT INTO settings_changes (profile_id, account_id, at, outcome, places, before)
  SELECT profile_id, account_id, at, 'unknown', 0, settings_json FROM settings_before
  ORDER BY before_id;
DROP TABLE settings_before;

CREATE TABLE role_templates (
  template_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  name_key TEXT NOT NULL,            -- the name as it is compared
  template_json TEXT NOT NULL,
  UNIQUE (profile_id, name_key)
) STRICT, WITHOUT ROWID;
