import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { analyze } from '../../src/engine/engine.js';
import type { Plan } from '../../src/engine/plan/plan.js';
import type { Plain } from '../../src/engine/values/json.js';
import { plainOf, stringifyPlain, valueFrom } from '../../src/engine/values/plain.js';
import type { Column, ScalarType } from '../../src/engine/values/types.js';
import { type Answer, CONFIGURATIONS, type MemoryTable, type MemoryTables, runQuery } from '../support/run-query.js';
import { SimulatedThreads } from '../support/simulated-threads.js';
import { queryStored, storedTables } from '../support/stored-tables.js';
import { evaluatePlan } from './evaluate.js';
import { Undetermined } from './functions.js';
import { QUERIES } from './queries.js';
import { arbitraryTables, SCHEMAS } from './tables.js';
import type { Row } from './values.js';

/** More of other queries: `NAIVE_RUNS=5000 NAIVE_SEED=7 npx vitest run test/naive`. */
const RUNS = Number(process.env.NAIVE_RUNS ?? 240);
const SEED = Number(process.env.NAIVE_SEED ?? 20260315);

interface WayOfRunning {
  readonly name: string;
  run(query: string, tables: MemoryTables): Answer;
}

/** In memory in every configuration, from a database whose parts hold so many rows, and with threads. */
const WAYS: readonly WayOfRunning[] = [
  ...CONFIGURATIONS.map((options) => ({
    name: JSON.stringify(options),
    run: (query: string, tables: MemoryTables) => runQuery(query, tables, options),
  })),
  ...[Number.POSITIVE_INFINITY, 2, 1].map((partRows) => ({
    name: `a database of parts of ${partRows} rows`,
    run: (query: string, tables: MemoryTables) => {
      const database = storedTables(tables, partRows);
      try {
        return queryStored(database, query, true);
      } finally {
        database.close();
      }
    },
  })),
  {
    name: 'a database of parts of 2 rows, of which threads do some',
    run: (query: string, tables: MemoryTables) => {
      const database = storedTables(tables, 2);
      try {
        return queryStored(database, query, true, new SimulatedThreads(database.store, [1, 2]));
      } finally {
        database.close();
      }
    },
  },
];

const FORMS = { steps: RUNS, expressions: RUNS * 2, aggregates: RUNS / 2, joins: RUNS / 4 };

describe(`the engine and the naive evaluation agree on random queries (seed ${SEED})`, () => {
  for (const [form, runs] of Object.entries(FORMS)) {
    it(`${runs} of ${form}`, { timeout: 0 }, () => {
      const property = fc.property(arbitraryTables(), fc.constantFrom(...WAYS), fc.gen(), (tables, way, gen) => {
        agree(QUERIES[form]?.((count) => gen(fc.nat, count - 1)) ?? '', tables, way);
      });
      fc.assert(property, { numRuns: runs, seed: SEED });
    });
  }
});

it(`any two ways of running a random query give the same rows in the same order (seed ${SEED})`, { timeout: 0 }, () => {
  const ways = fc.shuffledSubarray([...WAYS], { minLength: 2, maxLength: 2 });
  const property = fc.property(arbitraryTables(), ways, fc.gen(), (tables, chosen, gen) => {
    const query = QUERIES.steps?.((count) => gen(fc.nat, count - 1)) ?? '';
    const inOrder = { ...planOf(query), ordered: true };
    const [[name = '', first = []] = [], [other = '', second = []] = []] = chosen.map(
      (way) => [way.name, comparable(way.run(query, tables).rows, inOrder)] as const,
    );
    if (!isDeepStrictEqual(first, second)) {
      throw new Error(report(query, tables, inOrder.columns, { [name]: first, [other]: second }));
    }
  });
  fc.assert(property, { numRuns: RUNS / 2, seed: SEED });
});

function agree(query: string, tables: MemoryTables, way: WayOfRunning): void {
  const plan = planOf(query);
  const engine = comparable(way.run(query, tables).rows, plan);
  const naive = comparable(plainRows(evaluated(plan, tables), plan.columns), plan);
  if (!isDeepStrictEqual(engine, naive))
    throw new Error(report(query, tables, plan.columns, { [way.name]: engine, naive }));
}

/** Queries without an answer that is known are passed over. */
function evaluated(plan: Plan, tables: MemoryTables): Row[] {
  try {
    return evaluatePlan(plan, namedRows(tables));
  } catch (error) {
    fc.pre(!(error instanceof Undetermined));
    throw error;
  }
}

function planOf(query: string): Plan {
  const columnsOf = (columns: Readonly<Record<string, ScalarType>>): Column[] =>
    Object.entries(columns).map(([name, type]) => ({ name, type }));
  const schemas = new Map(Object.entries(SCHEMAS).map(([name, columns]) => [name, columnsOf(columns)]));
  const { plan, diagnostics } = analyze(query, {
    table: (name) => schemas.get(name),
    tableNames: () => schemas.keys(),
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan === null || errors.length > 0)
    throw new Error(`the query is not well-typed: ${errors.map(({ message }) => message).join('; ')}\n${query}`);
  return plan;
}

function namedRows(tables: MemoryTables): Record<string, Row[]> {
  const rowsOf = ({ columns, rows }: MemoryTable) =>
    rows.map((row) =>
      Object.fromEntries(Object.entries(columns).map(([name, type], i) => [name, valueFrom(type, row[i])])),
    );
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, rowsOf(table)]));
}

function plainRows(rows: readonly Row[], columns: readonly Column[]): Plain[][] {
  const plain = columns.map(({ type }) => plainOf(type));
  return rows.map((row) => columns.map(({ name }, i) => plain[i]?.(row[name] ?? null) ?? null));
}

/** The texts of rows, in their order where the query gives them one. Reals are rounded, since sums differ in their last digits. */
function comparable(rows: readonly (readonly Plain[])[], { ordered }: Plan): string[] {
  const texts = rows.map((row) => JSON.stringify(row, (_, value: unknown) => roundedText(value)));
  return ordered ? texts : texts.sort();
}

function roundedText(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value !== 'number' || Number.isInteger(value)) return Object.is(value, -0) ? 0 : value;
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : String(value);
}

/** The query, its tables and two answers that differ, with a star before the rows that only one of them has. */
function report(
  query: string,
  tables: MemoryTables,
  columns: readonly Column[],
  answers: Readonly<Record<string, readonly string[]>>,
): string {
  const shown = Object.entries(tables).flatMap(([name, { rows }]) => [
    `${name}:`,
    ...rows.map((row) => `  ${stringifyPlain(row as Plain[])}`), // cells are made as plain values
  ]);
  const all = Object.values(answers);
  const compared = Object.entries(answers).flatMap(([name, rows]) => [
    `${name}:`,
    ...rows.map((row) => `${all.every((others) => others.includes(row)) ? ' ' : '*'} ${row}`),
  ]);
  return [query, ...shown, columns.map(({ name, type }) => `${name}: ${type}`).join(', '), ...compared].join('\n');
}
