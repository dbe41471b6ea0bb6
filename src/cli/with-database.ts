import type { Database } from '../database/database.js';
import { UsageError } from './usage-error.js';

/** The option that names the database. */
export const dbOption = {
  type: 'string',
  requiresArg: true,
  describe: 'the database file, made by `kqlocal ingest`',
} as const;

/** Runs `work` on a database that is there, by default to read it, and closes it. */
export async function withDatabase<T>(
  path: string,
  work: (database: Database) => Promise<T> | T,
  { readOnly = true, ...limits }: { readonly readOnly?: boolean; readonly maxMemory?: number } = {},
): Promise<T> {
  const { openDatabase } = await import('../database/database.js');
  const database = openDatabase(path, { create: false, readOnly, ...limits });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** The clock as `--now` gives it: a time, `data`, or the present. */
export const nowOption = {
  type: 'string',
  requiresArg: true,
  describe:
    'what now() is: an ISO time, or `data` for the newest event of the tables that are read; default the present',
} as const;

export async function clockOf(now: string | undefined): Promise<string | undefined> {
  if (now === undefined || now === 'data') return now;
  const { parseDatetime } = await import('../engine/values/datetime.js');
  if (parseDatetime(now) === null)
    throw new UsageError(`--now takes an ISO time such as 2024-01-31T12:00:00Z, or 'data'; found '${now}'`);
  return now;
}

/** Checks the clock of events that are made up: a time, since there is no newest event. */
export async function madeClock(now: string): Promise<void> {
  if (now === 'data') throw new UsageError('--now takes an ISO time such as 2024-01-31T12:00:00Z');
  await clockOf(now);
}
