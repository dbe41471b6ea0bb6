// Opens the SQLite file: checks that it is one of kqlocal's, makes a new one, and says in plain words what stops SQLite.

import { statSync } from 'node:fs';
import { endianness } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { APPLICATION_ID, FORMAT_VERSION, MIGRATIONS, SCHEMA } from './format.js';
import { StoreError } from './store-error.js';

export type Connection = Database.Database;

export interface OpenOptions {
  /** Never changes the database, which has to exist; one of an older format is brought up first. Default false. */
  readonly readOnly?: boolean;
  /** Makes the file where there is none. Default true, but for `readOnly`. */
  readonly create?: boolean;
  /** Milliseconds to wait for another process that writes, before the database counts as busy. Default 2,000. */
  readonly timeout?: number;
  /** Bytes, about, of rows that may wait in memory until they make a segment. Default 128 MiB. */
  readonly buffer?: number;
  /**
   * Bytes, about, of decoded columns, and what was computed and found in them, that are kept for the next queries; 0 keeps none. Default an eighth of
   * the memory of the machine or container, and not more than `maxMemory`, where that is given; 256 MiB at least and 1 GiB at most.
   */
  readonly cache?: number;
}

const DEFAULT_TIMEOUT = 2000;
const IN_MEMORY = ':memory:';

// A rollback journal, not a write-ahead log: between transactions the database is one file that can be handed over and
// opened from a folder that is write-protected, and a source of hundreds of megabytes is written once instead of twice
// (0.3 s against 0.45 s for 100 MB): new pages go straight to the file, the journal holds the few old ones that change.
// What it costs is that other processes wait while a source goes in. `FULL` keeps committed sources through a power
// failure for a few milliseconds a commit. Pages of 16 KB halve the time to read blobs against 4 KB, and waste less
// than one percent of the file.
const PAGE_BYTES = 16384;

export function openDatabase(file: string, options: OpenOptions = {}): Connection {
  const { readOnly = false, create = !readOnly, timeout = DEFAULT_TIMEOUT } = options;
  if (endianness() !== 'LE') throw new StoreError('kqlocal databases need a little-endian processor');
  return guarded(file, () => {
    if (file === IN_MEMORY) return prepared(new Database(file, { timeout }), file, readOnly);
    checkPath(file, create);
    const absolute = path.resolve(file);
    try {
      return prepared(new Database(absolute, { readonly: readOnly, timeout }), file, readOnly);
    } catch (error) {
      if (!isCutOff(error)) throw error;
      rollBack(absolute, timeout);
      return prepared(new Database(absolute, { readonly: readOnly, timeout }), file, readOnly);
    }
  });
}

function checkPath(file: string, create: boolean): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new StoreError(`${file}: this is a folder; give the path of a database file`);
  if (found !== undefined) return;
  if (!create) throw new StoreError(`${file}: no such database; ingest an export into it to make it`);
  const folder = path.dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new StoreError(`${folder}: no such folder`);
}

/** Whether a writer died in the middle of a source, which only a connection that may write can undo. */
function isCutOff(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK';
}

function rollBack(file: string, timeout: number): void {
  const connection = new Database(file, { timeout });
  try {
    connection.pragma('schema_version');
  } finally {
    connection.close();
  }
}

function prepared(connection: Connection, file: string, readOnly: boolean): Connection {
  try {
    connection.pragma('trusted_schema = OFF');
    connection.pragma('synchronous = FULL');
    if (isEmpty(connection, file)) {
      if (readOnly) throw new StoreError(`${file}: the file is empty; ingest an export into it`);
      create(connection);
    }
    if (check(connection, file) < FORMAT_VERSION) bringUp(connection, file);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Brings a database of an older format up to the present one, by a connection that may write. */
function bringUp(connection: Connection, file: string): void {
  if (connection.readonly) {
    try {
      openDatabase(file, { create: false }).close();
    } catch (error) {
      const reason = `the database has an older format and cannot be brought up to format ${FORMAT_VERSION}`;
      throw new StoreError(`${file}: ${reason}; open a copy of it where files may be written`, { cause: error });
    }
    return;
  }
  const migrate = connection.transaction(() => {
    for (const script of MIGRATIONS.slice(versionOf(connection) - 1)) connection.exec(script);
    connection.pragma(`user_version = ${FORMAT_VERSION}`);
  });
  migrate.immediate();
}

/** SQLite takes a few bytes of anything for an empty database, and would write over them. */
function isEmpty(connection: Connection, file: string): boolean {
  const pages = connection.pragma('page_count', { simple: true });
  return pages === 0 && (file === IN_MEMORY || statSync(file).size === 0);
}

function create(connection: Connection): void {
  connection.pragma(`page_size = ${PAGE_BYTES}`);
  connection.pragma('journal_mode = DELETE');
  const createTables = connection.transaction(() => {
    // Another process may have been faster.
    if (isOurs(connection)) return;
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${FORMAT_VERSION}`);
    connection.exec(SCHEMA);
  });
  createTables.immediate();
}

function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

function isOurs(connection: Connection): boolean {
  return connection.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

/** The version of the format, which is none that is too new. */
function check(connection: Connection, file: string): number {
  if (!isOurs(connection)) throw new StoreError(`${file}: this is not a kqlocal database`);
  const version = versionOf(connection);
  if (version >= 1 && version <= FORMAT_VERSION) return version;
  throw new StoreError(
    `${file}: the database has format ${version}, this kqlocal reads format ${FORMAT_VERSION}; use a newer kqlocal`,
  );
}

/** Runs `work`, and turns what SQLite and the file system throw into a `StoreError` that names the file. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explained(file, error);
  }
}

function explained(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  if (error instanceof Database.SqliteError) return failure(file, reasonOf(error.code, error.message), error);
  if (error.message === 'The database connection is not open') return failure(file, 'the database is closed', error);
  if ('syscall' in error) return failure(file, error.message, error);
  return error;
}

function failure(file: string, reason: string, cause: Error): StoreError {
  return new StoreError(`${file}: ${reason}`, { cause });
}

function reasonOf(code: string, message: string): string {
  // `SQLITE_BUSY_RECOVERY` is a kind of `SQLITE_BUSY`.
  const [, primary] = code.split('_');
  switch (primary) {
    case 'BUSY':
      return 'the database is busy: another process is using it; try again when that has finished';
    case 'NOTADB':
      return 'this is not a kqlocal database';
    case 'CORRUPT':
      return `the database is damaged (${message}); ingest the exports into a new one`;
    case 'FULL':
      return 'the disk is full; make room and try again';
    case 'READONLY':
    case 'CANTOPEN':
    case 'PERM':
      return `${message}; check the permissions of the file and its folder`;
    default:
      return message;
  }
}
