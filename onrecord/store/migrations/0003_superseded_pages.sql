-- Pages that articles were read from and that a build underway has replaced or dropped, as `pages` had them. They
-- are kept until the rows are replaced, too: a build that was killed leaves no rows over the bytes of another page.
CREATE TABLE superseded_pages (
    locator  TEXT PRIMARY KEY,
    encoding TEXT NOT NULL,
    data     BLOB NOT NULL,
    raw      BLOB
);
INSERT OR REPLACE INTO meta SELECT 'state', lower(hex(randomblob(16))) FROM meta WHERE key = 'manifest';
