// What a rule needs of a database, and what of it is there.

import { type Database, type QueryOptions, ticksOf } from '../database/database.js';
import {
  analyze,
  type Diagnostic,
  type Plan,
  plannedScans,
  QueryError,
  type StartedScan,
  tablesRead,
  tokenize,
} from '../engine/engine.js';
import type { Column } from '../engine/values/types.js';
import { AskedWatchlists } from './asked-watchlists.js';
import type { Rule } from './rule.js';
import { type TimeRange, timeRangeOf } from './time-range.js';
import { unseenEvents } from './window.js';

export interface TableRequirement {
  readonly table: string;
  readonly isThere: boolean;
  /** columns of the table that the query names */
  readonly columns: readonly string[];
  /** those of them that the table of the database has not, without which the query cannot be read; none where there is no table */
  readonly missingColumns: readonly string[];
  /** the time that a run at `now` looks at */
  readonly wanted: TimeRange;
  /** ticks of the oldest and newest event that the database has; null where it has none, or the table has no time */
  readonly oldest: bigint | null;
  readonly newest: bigint | null;
}

export interface RuleRequirements {
  readonly tables: readonly TableRequirement[];
  /** tables that are not there, and columns that are not, as `Table.Column`: with any of them the rule cannot be evaluated */
  readonly missing: readonly string[];
  /** aliases of watchlists that neither the workspace nor a table `Watchlist` has, which is among `missing` then */
  readonly missingWatchlists: readonly string[];
  /** why a run at `now` surely finds nothing: its tables have no events of the time that it looks at; null where it may find some */
  readonly unseen: string | null;
}

interface Surroundings extends Pick<QueryOptions, 'now' | 'functions' | 'watchlist'> {
  /** the time that the runs of a schedule see; without it, that of one run at `now` */
  readonly runs?: TimeRange;
}

/**
 * What the query of a rule reads. Tables that the products have are known by name and columns, also where the database has them not, or not
 * all of their columns; a table that a query can do without, as in `union isfuzzy=true`, is no requirement where it is not there.
 * @throws QueryError with the errors that the query has whatever the data; with those of unknown columns too, where the rule is a bare query
 */
export async function ruleRequirements(
  database: Database,
  rule: Rule,
  surroundings: Surroundings = {},
): Promise<RuleRequirements> {
  const found = await read(database, rule, surroundings);
  const now = ticksOf(surroundings.now ?? new Date());
  const words = new Set(tokenize(rule.query).map(({ value }) => value));
  const scans = found.plan === null ? [] : plannedScans(found.plan, now);
  const tables = found.tables.map((table): TableRequirement => {
    const stored = database.tables().find(({ name }) => name === table);
    const has = new Set(stored?.columns.map(({ name }) => name));
    const columns = found.columnsOf(table).flatMap(({ name }) => (words.has(name) ? [name] : []));
    return {
      table,
      isThere: stored !== undefined,
      columns,
      missingColumns: stored === undefined ? [] : columns.filter((name) => found.unknown.has(name) && !has.has(name)),
      wanted: wantedTime(
        scans.filter((scan) => scan.table === table),
        rule,
        now,
      ),
      oldest: stored?.time?.oldest ?? null,
      newest: stored?.time?.newest ?? null,
    };
  });
  const missing = tables.flatMap(({ table, isThere, missingColumns }) =>
    isThere ? missingColumns.map((column) => `${table}.${column}`) : [table],
  );
  return {
    tables,
    missing,
    missingWatchlists: missing.includes(WATCHLIST) ? found.unknownWatchlists : [],
    unseen: found.plan === null ? null : unseenEvents(found.plan, scans, database, surroundings.runs),
  };
}

/** The table of all watchlists. */
const WATCHLIST = 'Watchlist';

/** What the database and the workspace have not of what a rule reads, with what to do; nothing where all is there. */
export function whatIsMissing({
  missing,
  missingWatchlists: aliases,
}: Pick<RuleRequirements, 'missing' | 'missingWatchlists'>): string {
  const tables = aliases.length === 0 ? missing : missing.filter((name) => name !== WATCHLIST);
  const lists = aliases.map((alias) => `'${alias}'`).join(', ');
  const files = aliases.map((alias) => `${alias}.csv`).join(', ');
  return [
    ...(tables.length === 0 ? [] : [`the database has no ${tables.join(', ')}`]),
    ...(aliases.length === 0
      ? []
      : [`there is no watchlist ${lists}: put ${files} into the folder that \`watchlists\` of kqlocal.yaml names`]),
  ].join('; ');
}

interface Read {
  readonly plan: Plan | null;
  readonly tables: readonly string[];
  readonly columnsOf: (table: string) => readonly Column[];
  /** names that the database's own tables do not explain */
  readonly unknown: ReadonlySet<string>;
  readonly unknownWatchlists: readonly string[];
}

async function read(database: Database, rule: Rule, { functions, watchlist }: Surroundings): Promise<Read> {
  const asked = new AskedWatchlists((alias) => watchlist?.(alias)?.columns);
  const others = {
    tableNames: () => database.tables().map(({ name }) => name),
    function: (name: string) => functions?.get(name),
    watchlist: asked.find,
  };
  const catalogue = database.catalogueWith();
  const own = (name: string) => catalogue.table(name)?.columns;
  const first = database.analyze(rule.query, { functions, watchlist });
  const errors = errorsOf(first.diagnostics);
  if (errors.length === 0) {
    return {
      plan: first.plan,
      tables: tablesOf(first.plan),
      columnsOf: (table) => own(table) ?? [],
      unknown: new Set(),
      unknownWatchlists: [],
    };
  }
  const { knownTable } = await import('../schemas/known.js');
  const withKnown = (name: string) => {
    const stored = own(name) ?? [];
    const names = new Set(stored.map((column) => column.name));
    const known = (knownTable(name)?.columns ?? []).filter((column) => !names.has(column.name));
    return stored.length + known.length === 0 ? undefined : [...stored, ...known];
  };
  const second = analyze(rule.query, { ...others, table: withKnown });
  const remaining = errorsOf(second.diagnostics);
  if (remaining.length > 0) throw new QueryError(remaining, rule.query);
  const tables = tablesOf(second.plan);
  // Who asks a database a question of his own is told what he mistyped; a rule was written for other data.
  if (rule.kind === 'query' && tables.every((table) => own(table) !== undefined))
    throw new QueryError(errors, rule.query);
  const unknown = errors.map(({ start, length }) => rule.query.slice(start, start + length));
  return {
    plan: second.plan,
    tables,
    columnsOf: (table) => withKnown(table) ?? [],
    unknown: new Set(unknown),
    unknownWatchlists: asked.unknown(),
  };
}

const tablesOf = (plan: Plan | null) => (plan === null ? [] : tablesRead(plan));
const errorsOf = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === 'error');

/** The time that any part of the query looks at, within the rule's own period, to which the service cuts every table. */
function wantedTime(scans: readonly StartedScan[], rule: Rule, now: bigint): TimeRange {
  const period = rule.schedule?.period ?? 0n;
  const begin = period === 0n ? null : now - period;
  const ranges = scans.map(({ filters }) => timeRangeOf(filters));
  const froms = ranges.map(({ from }) => (from === null || (begin !== null && from < begin) ? begin : from));
  return {
    from: outermost(froms, (a, b) => a < b),
    to: outermost(
      ranges.map(({ to }) => to),
      (a, b) => a > b,
    ),
  };
}

/** The end that all others lie within; null where one is open. */
function outermost(ends: readonly (bigint | null)[], isFurther: (a: bigint, b: bigint) => boolean): bigint | null {
  return ends.reduce((a, b) => (a === null || b === null ? null : isFurther(b, a) ? b : a), ends[0] ?? null);
}
