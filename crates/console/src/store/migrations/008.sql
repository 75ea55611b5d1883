-- Bulk work whose people are not in the store's lists yet, and work the person is done with, which
-- goes once they are.
ALTER TABLE bulks ADD COLUMN unkept INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bulks ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
