-- The record file. One SQLite database in WAL mode holds one record: the pages as received, what was read in
-- each of them, and the rows resolved over all of them. This file is its documentation.
--
--   PRAGMA application_id = 1869509219   ('onrc': how a record is told from any other SQLite file)
--   PRAGMA user_version                  (the version of this schema; store/migrations/ leads from one to the next)
--
-- Two halves. `pages`, `refusals` and `readings` are filled one row at a time, each in its own transaction, while
-- a build runs: a build killed at any moment has lost at most the page it was on. Everything below "rows of the
-- record" is derived from them, and replaced as a whole, in one transaction, at the end of a build.

-- ── the build ────────────────────────────────────────────────────────────────────────────────────────────────

-- Facts about the record as a whole. Keys:
--   manifest  JSON, as exported in manifest.json; absent until a first build has finished
--   state     another random word each time that the rows are replaced
--   build     number of the last build begun (1, 2, …)
--   reader    what the current readings were read with: code, model and libraries (see onrecord/building/version.py)
--   codebook  text of the user's codebook, if one was ever given
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Every input that could be opened, as received.
CREATE TABLE pages (
    locator     TEXT PRIMARY KEY,   -- path as given to `build`; PATH#ID for a row of a table
    sha256      TEXT NOT NULL,      -- of the bytes
    content_key TEXT NOT NULL,      -- of all that a reading depends on: bytes, media type, encoding, given metadata
    media_type  TEXT NOT NULL,      -- text/html | text/plain
    encoding    TEXT NOT NULL,      -- the encoding the bytes were decoded with
    retrieved   TEXT,               -- ISO 8601 date-time, where the source tells it
    given       TEXT NOT NULL,      -- JSON: what the source says beside the bytes (title, date, outlet, …)
    data        BLOB NOT NULL,      -- the bytes, zlib-compressed
    raw         BLOB,               -- the decoded page in UTF-8, zlib-compressed; NULL where decoding `data`
                                    -- with `encoding` gives it back
    build       INTEGER NOT NULL    -- the last build that met this input
);
CREATE INDEX pages_by_content ON pages (content_key);

-- Pages that articles were read from and that a build underway has replaced or dropped, as `pages` had them. They
-- are kept until the rows are replaced, too: a build that was killed leaves no rows over the bytes of another page.
CREATE TABLE superseded_pages (
    locator  TEXT PRIMARY KEY,
    encoding TEXT NOT NULL,
    data     BLOB NOT NULL,
    raw      BLOB
);

-- Inputs that could not become a page (binary, too large, unreadable …).
CREATE TABLE refusals (
    locator TEXT PRIMARY KEY,
    reason  TEXT NOT NULL,          -- short code in snake_case
    message TEXT NOT NULL,          -- a sentence for a person
    build   INTEGER NOT NULL
);

-- Inputs that hold others (tables, feeds, mailboxes, archives …), each with the number of records that its reader
-- met, counted before it was decided what becomes of them (docs/sources.md, "Counts").
CREATE TABLE holdings (
    locator TEXT PRIMARY KEY,       -- empty for all sources of the build together
    held    INTEGER NOT NULL,       -- records, rows, items, messages, members
    passed  TEXT NOT NULL,          -- JSON: how many of them are no inputs by what they are, by the name of that
    build   INTEGER NOT NULL        -- the last build that read this input to its end
);

-- What became of these records: the page, refusal or holding that each ended as. Those of the build of their holding
-- count; others are left by builds that were killed.
CREATE TABLE held (
    holder  TEXT NOT NULL,          -- the holding
    locator TEXT NOT NULL,          -- of a page, a refusal or another holding
    build   INTEGER NOT NULL,
    records INTEGER NOT NULL,       -- how many records ended there: 2 for a page that it holds twice
    PRIMARY KEY (holder, locator, build)
) WITHOUT ROWID;

-- What was read in a page, once for all pages with the same content. Either `blob` or `reason` is there.
CREATE TABLE readings (
    content_key TEXT NOT NULL,
    reader      TEXT NOT NULL,      -- meta.reader at the time; other readings are dropped when a build finishes
    blob        BLOB,               -- the Reading (onrecord/records/readings.py), MessagePack, zlib-compressed
    reason      TEXT,               -- why there is no article on the page
    message     TEXT,
    lasting     INTEGER NOT NULL,   -- 0: the reading crashed or ran out of time; the next build tries again
    PRIMARY KEY (content_key, reader)
) WITHOUT ROWID;

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

-- ── rows of the record ───────────────────────────────────────────────────────────────────────────────────────
-- One table per kind of row of the output contract (docs/record.md). `seq` is the place of the row in the
-- exported file; `row` is the exported line itself, JSON under the names of the contract. The other columns
-- repeat what is queried. Ids refer to the tables their names say: article, speaker → actors, occasion → events.

CREATE TABLE articles (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    published TEXT,                 -- ISO date at the precision known
    language  TEXT NOT NULL,
    outlet    TEXT,
    genre     TEXT NOT NULL,
    title     TEXT,
    locator   TEXT NOT NULL UNIQUE, -- its page
    copy_role TEXT NOT NULL,        -- original | copy | excerpt
    copy_of   TEXT,                 -- id of the original
    row       TEXT NOT NULL
);
CREATE INDEX articles_by_date ON articles (published);
CREATE INDEX articles_by_original ON articles (copy_of);

CREATE TABLE statements (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    article   TEXT NOT NULL,
    said_on   TEXT,                 -- ISO date at the precision known
    mode      TEXT NOT NULL,        -- direct | indirect | mixed
    speaker   TEXT,
    side      TEXT,
    addressee TEXT,
    occasion  TEXT,
    utterance TEXT NOT NULL,
    row       TEXT NOT NULL
);
CREATE INDEX statements_by_article ON statements (article);
CREATE INDEX statements_by_date ON statements (said_on);
CREATE INDEX statements_by_speaker ON statements (speaker, said_on);
CREATE INDEX statements_by_side ON statements (side, said_on);
CREATE INDEX statements_by_utterance ON statements (utterance);
CREATE INDEX statements_by_occasion ON statements (occasion);

-- Which statements speak to which issues.
CREATE TABLE statement_issues (
    issue     TEXT NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (issue, statement)
) WITHOUT ROWID;

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
CREATE INDEX events_by_date ON events (start);
CREATE INDEX events_by_status ON events (status, type, start);

-- Who takes part in which events.
CREATE TABLE event_actors (
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (actor, event)
) WITHOUT ROWID;

CREATE TABLE times (
    seq     INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    value   TEXT NOT NULL,          -- TIMEX3
    row     TEXT NOT NULL
);
CREATE INDEX times_by_article ON times (article);

CREATE TABLE actors (
    seq  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,             -- person | country | organisation | group
    side TEXT,
    row  TEXT NOT NULL
);
CREATE INDEX actors_by_side ON actors (side);

CREATE TABLE places (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    country TEXT,
    row     TEXT NOT NULL
);

CREATE TABLE instruments (
    seq  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    date TEXT,
    row  TEXT NOT NULL
);

CREATE TABLE issues (
    seq   INTEGER PRIMARY KEY,
    id    TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    row   TEXT NOT NULL
);

CREATE TABLE positions (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    actor     TEXT,
    side      TEXT,
    issue     TEXT NOT NULL,
    stance    TEXT NOT NULL,        -- supports | opposes | conditional | open
    as_of     TEXT,
    statement TEXT,
    row       TEXT NOT NULL
);
CREATE INDEX positions_by_cell ON positions (issue, side, as_of);
CREATE INDEX positions_by_statement ON positions (statement);

CREATE TABLE conditions (
    seq    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    holder TEXT,
    since  TEXT,
    row    TEXT NOT NULL
);

CREATE TABLE commitments (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    party   TEXT,
    made_on TEXT,
    outcome TEXT NOT NULL,          -- kept | broken | changed | pending | no_evidence
    row     TEXT NOT NULL
);

CREATE TABLE conflicts (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    kind    TEXT NOT NULL,          -- number | date | place | participants | characterisation | attribution
    subject TEXT NOT NULL,
    row     TEXT NOT NULL
);

CREATE TABLE rejects (
    seq     INTEGER PRIMARY KEY,
    locator TEXT NOT NULL,
    reason  TEXT NOT NULL,
    row     TEXT NOT NULL
);

-- The log with what became of each entry.
CREATE TABLE corrections (
    seq    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    kind   TEXT NOT NULL,           -- merge | split | rename | set_speaker | reject | confirm | set_date | note | undo
    status TEXT NOT NULL,           -- applied | overruled | undone | not_applied
    row    TEXT NOT NULL
);

-- Every evidence object of every row, for "what was found in this article": half-open code points of its text.
CREATE TABLE evidence (
    article TEXT NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    kind    TEXT NOT NULL,          -- the table of the row
    owner   TEXT NOT NULL,          -- the id of the row
    field   TEXT NOT NULL           -- the field of the row it stands under (content, cue, mentions, …)
);
CREATE INDEX evidence_by_article ON evidence (article, start, "end");

-- ── full text ────────────────────────────────────────────────────────────────────────────────────────────────
-- Words only (contentless): `rowid` is the `seq` of the article or statement, whose row has the text. Chinese,
-- Japanese and Korean characters are spaced apart before they are indexed and in every query, so that a word of
-- them is a phrase. Emptied and filled again with the rows, in the same transaction.
CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_words USING fts5 (content, content = '', tokenize = 'unicode61 remove_diacritics 2');
