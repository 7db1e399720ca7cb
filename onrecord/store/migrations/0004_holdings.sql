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
