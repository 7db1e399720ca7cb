-- ── the log of corrections ───────────────────────────────────────────────────────────────────────────────────
-- What people say about the record (docs/corrections.md): an input like the pages, that no build touches. Entries
-- are only ever added. The order of the log is that of `moment`, then `id`; an entry that is there already is not
-- added again. What became of each is in `corrections`, with the rows.
CREATE TABLE correction_log (
    id     TEXT PRIMARY KEY,        -- derives from the entry
    moment TEXT NOT NULL,           -- when it was made, UTC
    entry  TEXT NOT NULL            -- JSON (onrecord/records/corrections.py)
);
CREATE TRIGGER correction_log_once BEFORE INSERT ON correction_log
WHEN EXISTS (SELECT 1 FROM correction_log WHERE id = NEW.id)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER correction_log_no_update BEFORE UPDATE ON correction_log
BEGIN SELECT RAISE(ABORT, 'the log of corrections is only added to: undo an entry instead'); END;
CREATE TRIGGER correction_log_no_delete BEFORE DELETE ON correction_log
BEGIN SELECT RAISE(ABORT, 'the log of corrections is only added to: undo an entry instead'); END;

-- The log with what became of each entry.
CREATE TABLE corrections (
    seq    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    kind   TEXT NOT NULL,           -- merge | split | rename | set_speaker | reject | confirm | set_date | note | undo
    status TEXT NOT NULL,           -- applied | overruled | undone | not_applied
    row    TEXT NOT NULL
);
