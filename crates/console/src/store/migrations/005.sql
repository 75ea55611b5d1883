-- Each channel as it was last read, and since when it has been so.
CREATE TABLE channel_states (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  since INTEGER NOT NULL,            -- when status and reason were first read so
  since_known INTEGER NOT NULL,      -- whether they were read otherwise before
  works INTEGER,                     -- as last told or taken for granted; none: neither way so far
  between_since INTEGER,             -- since when one that works is being connected again
  PRIMARY KEY (profile_id, account_id, channel_id)
) STRICT, WITHOUT ROWID;

-- The check of all accounts that runs, or the last one.
CREATE TABLE sweeps (
  profile_id TEXT PRIMARY KEY REFERENCES profiles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  moved_at INTEGER NOT NULL,         -- its last news
  ended_at INTEGER,
  outcome TEXT                       -- complete, stopped, cut or offline; none: it runs, or a crash
) STRICT, WITHOUT ROWID;

-- The first check that failed after the last good one, and why the last one did.
ALTER TABLE accounts ADD COLUMN unknown_since INTEGER;
ALTER TABLE accounts ADD COLUMN unknown_why_json TEXT;
-- The last check of all accounts that this one was met in.
ALTER TABLE accounts ADD COLUMN swept INTEGER NOT NULL DEFAULT 0;
