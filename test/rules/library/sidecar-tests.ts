// Runs the tests that stand beside a bundled rule, in `<rule>.test.yaml`.

import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { type Database, openDatabase } from '../../../src/database/database.js';
import { rowsTable } from '../../../src/database/rows-table.js';
import type { Plain } from '../../../src/engine/values/json.js';
import { exclusionsOf, type Rule, runRule } from '../../../src/rules/index.js';
import { knownTable } from '../../../src/schemas/known.js';

type Fields = Readonly<Record<string, unknown>>;

export interface SidecarTest {
  readonly name: string;
  readonly now: string;
  readonly watchlists?: Readonly<Record<string, readonly Fields[]>>;
  readonly events: Readonly<Record<string, readonly Fields[]>>;
  readonly expect: { readonly rows?: readonly Fields[]; readonly count?: number; readonly silence?: true };
}

export function sidecarTests(rule: Rule): readonly SidecarTest[] {
  const file = rule.file.replace(/\.yaml$/, '.test.yaml');
  const schema = CORE_SCHEMA.withTags(mergeTag);
  return (load(readFileSync(file, 'utf8'), { schema }) as { readonly tests: readonly SidecarTest[] }).tests;
}

/** What the rule finds of the events of a test, without what its exclusions take away, where it is not what is expected; null where it is. */
export async function failureOf(rule: Rule, test: SidecarTest): Promise<string | null> {
  const run = await runRule(databaseOf(test), rule, {
    now: test.now,
    watchlist: (alias) => watchlistOf(alias, test.watchlists?.[alias]),
    exclusions: exclusionsOf(rule),
  });
  if (run.result === null) return `not evaluated: ${run.missingTables.join(', ')} missing`;
  const names = run.result.columns.map(({ name }) => name);
  const found = [...run.result.rows].map((row) => Object.fromEntries(row.map((value, i) => [names[i] ?? '', value])));
  const { rows, count = rows?.length ?? 0 } = test.expect;
  const isRight = found.length === count && (rows === undefined || matches(rows, found));
  return isRight ? null : `${test.name}: found ${JSON.stringify(found)}`;
}

function matches(expected: readonly Fields[], found: readonly Fields[]): boolean {
  const left = [...found];
  for (const row of expected) {
    const at = left.findIndex((other) => Object.entries(row).every(([name, value]) => isSame(value, other[name])));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function isSame(expected: unknown, found: unknown): boolean {
  if (typeof expected === 'string' && typeof found === 'string' && ISO.test(expected) && ISO.test(found))
    return Date.parse(expected) === Date.parse(found);
  return isDeepStrictEqual(expected, found);
}

const databases = new WeakMap<SidecarTest, Database>();

function databaseOf(test: SidecarTest): Database {
  const known = databases.get(test);
  if (known !== undefined) return known;
  const database = openDatabase(':memory:');
  for (const [table, events] of Object.entries(test.events)) {
    const columns = knownTable(table)?.columns ?? [];
    const names = new Set(columns.map(({ name }) => name));
    const wrong = events.flatMap((event) => Object.keys(event)).find((name) => !names.has(name));
    if (wrong !== undefined) throw new Error(`${test.name}: ${table} has no column '${wrong}'`);
    database.createTable(
      table,
      columns.map(({ name, type }) => ({ name, type })),
    );
    database.append(
      table,
      events.map((event) => columns.map(({ name }) => event[name] ?? event[ALIASES[name] ?? '']) as Plain[]),
    );
  }
  databases.set(test, database);
  return database;
}

/** The two names of one time. */
const ALIASES: Readonly<Record<string, string>> = { Timestamp: 'TimeGenerated', TimeGenerated: 'Timestamp' };

function watchlistOf(alias: string, items: readonly Fields[] | undefined) {
  if (items === undefined) return undefined;
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const columns = ['SearchKey', ...names].map((name) => ({ name, type: 'string' as const }));
  const rows = items.map((item) =>
    [item[names[0] ?? ''], ...names.map((name) => item[name])].map((v) => String(v ?? '')),
  );
  return rowsTable(alias, columns, rows);
}
