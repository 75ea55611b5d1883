-- Bulk work. What it is, and how far it is.
CREATE TABLE bulks (
  number INTEGER PRIMARY KEY,
  bulk_id TEXT NOT NULL UNIQUE,
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL,
  sheet_json TEXT,                   -- the table as it was understood, and what its columns mean
  sends_at INTEGER,
  began_at INTEGER NOT NULL,
  ended_at INTEGER,
  error_json TEXT,                   -- why it paused by itself
  compared_at INTEGER
) STRICT;
CREATE INDEX bulks_by_profile ON bulks (profile_id, began_at);

-- Its rows: what stands in them, and what became of each.
CREATE TABLE bulk_rows (
  number INTEGER NOT NULL REFERENCES bulks ON DELETE CASCADE,
  row INTEGER NOT NULL,              -- as the spreadsheet counts
  key TEXT NOT NULL DEFAULT '',      -- the person's id, once the columns are known
  cells_json TEXT NOT NULL,          -- as the table has it
  values_json TEXT,                  -- by field, once a person has edited it
  problems_json TEXT,
  warnings_json TEXT,
  problems INTEGER NOT NULL DEFAULT 0,
  warnings INTEGER NOT NULL DEFAULT 0,
  effect TEXT NOT NULL DEFAULT 'unknown',
  bucket TEXT NOT NULL DEFAULT 'waiting',
  skipped INTEGER NOT NULL DEFAULT 0,
  went INTEGER NOT NULL DEFAULT 0,   -- whether it was sent
  fields_json TEXT,
  error_json TEXT,
  PRIMARY KEY (number, row)
) STRICT, WITHOUT ROWID;
-- Counting and leafing go by this alone.
CREATE INDEX bulk_rows_by_bucket
  ON bulk_rows (number, bucket, row, skipped, problems, warnings, effect, went);
CREATE INDEX bulk_rows_by_key ON bulk_rows (number, key);

-- What columns of these titles meant the last time.
CREATE TABLE bulk_columns (
  profile_id TEXT NOT NULL REFERENCES profiles ON DELETE CASCADE,
  kind TEXT NOT NULL,
  titles_json TEXT NOT NULL,
  fields_json TEXT NOT NULL,
  PRIMARY KEY (profile_id, kind, titles_json)
) STRICT, WITHOUT ROWID;
