// The database file: one SQLite database, in which a table of events is a list of segments of rows and each column of
// a segment one blob. `sqlite3` shows the catalogue; what is in the blobs stands in `encodings/`.

/** Stands in the header of every kqlocal database: "KQLo". */
export const APPLICATION_ID = 0x4b514c6f;

/**
 * Of tables, blobs and statistics. A higher one is of a newer kqlocal and is refused; a lower one is brought up to this
 * one by `MIGRATIONS` when the database is opened.
 */
export const FORMAT_VERSION = 2;

/** Rows of a full segment. */
export const SEGMENT_ROWS = 2 ** 17;

/**
 * `AUTOINCREMENT` keeps ids from being used again, so that a scan that meets a segment forgotten meanwhile finds
 * nothing in its place. Blobs are in a table of their own: rows of the others stay small and close together. A segment
 * has no row in `segment_columns` for a column that it has no value of.
 */
export const SCHEMA = `
CREATE TABLE tables (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE columns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL REFERENCES tables,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  UNIQUE (table_id, name)
) STRICT;

-- times of ingestion are ticks of 100 ns since 0001-01-01; header is the first line of delimited text; a source that
-- continues another has only what follows that one's content; duplicates are rows that were left out
CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  path TEXT,
  format TEXT NOT NULL,
  hash TEXT,
  bytes INTEGER,
  ingested_at INTEGER NOT NULL,
  header TEXT,
  continues INTEGER REFERENCES sources,
  duplicates INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sources_by_hash ON sources (hash);

-- first_row counts the rows of the source in the table before the segment
CREATE TABLE segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL REFERENCES tables,
  source_id INTEGER NOT NULL REFERENCES sources,
  first_row INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX segments_by_table ON segments (table_id);
CREATE INDEX segments_by_source ON segments (source_id);

CREATE TABLE blobs (
  id INTEGER PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE segment_columns (
  column_id INTEGER NOT NULL REFERENCES columns,
  segment_id INTEGER NOT NULL REFERENCES segments,
  nulls INTEGER NOT NULL,
  distinct_values INTEGER NOT NULL,
  min ANY,
  max ANY,
  data_blob INTEGER NOT NULL,
  terms_blob INTEGER,
  values_blob INTEGER,
  PRIMARY KEY (column_id, segment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_columns_by_segment ON segment_columns (segment_id);

-- taken is 1 where the row is in its table, without the values that the reason names
CREATE TABLE rejects (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources,
  table_name TEXT,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  taken INTEGER NOT NULL,
  raw TEXT NOT NULL
) STRICT;
CREATE INDEX rejects_by_source ON rejects (source_id, taken);
`;

/** What brings a database of the version that is the place in the list, counted from 1, up to the next. */
export const MIGRATIONS: readonly string[] = [
  `
ALTER TABLE sources ADD COLUMN header TEXT;
ALTER TABLE sources ADD COLUMN continues INTEGER REFERENCES sources;
ALTER TABLE sources ADD COLUMN duplicates INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rejects ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;
UPDATE rejects SET taken = 1 WHERE reason LIKE '%; it is null' OR reason LIKE '%; it is null (cut)';
DROP INDEX rejects_by_source;
CREATE INDEX rejects_by_source ON rejects (source_id, taken);
`,
];
