-- Events are told apart by the gate (docs/record.md, schema 2). All events of an older record are shown, and no
-- confidence was kept for them: they have 1. The table is made anew, so that it is that of a new file to the letter.
ALTER TABLE events RENAME TO older_events;
CREATE TABLE events (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    status     TEXT NOT NULL,       -- happened | planned | cancelled | hypothetical | denied | unknown
    start      TEXT,
    "end"      TEXT,
    rank       INTEGER NOT NULL,    -- 1 = the event an analyst would name first
    background INTEGER NOT NULL,    -- 1: history told for context
    shown      INTEGER NOT NULL,    -- 0: held back by the gate
    row        TEXT NOT NULL
);
INSERT INTO events SELECT seq, id, type, status, start, "end", rank, background, 1,
    CASE WHEN json_valid(row) THEN json_insert(row, '$.confidence', 1.0, '$.shown', json('true')) ELSE row END
    FROM older_events;
DROP TABLE older_events;
CREATE INDEX events_by_date ON events (start);
CREATE INDEX events_by_status ON events (status, type, start);
UPDATE meta SET value = json_set(value, '$.schema_version', 2) WHERE key = 'manifest' AND json_valid(value);
