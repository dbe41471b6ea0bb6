import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze, QueryError, RunError } from '../../src/engine/engine.js';
import type { Plain } from '../../src/engine/values/json.js';
import { type Answer, CONFIGURATIONS, type MemoryTables, runQuery } from '../support/run-query.js';
import { queryStored, storedTables } from '../support/stored-tables.js';
import { type LogicCase, type LogicFile, type LogicTable, parseLogicFile, printLogicTable } from './logic-file.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const COMPLETE = process.env.LOGIC_COMPLETE === '1';
const ORACLE = /^(engine \S+|docs https:\/\/learn\.microsoft\.com\/\S+|reasoned: .+)$/;

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'README.md')) {
  const path = `${FOLDER}${name}`;
  const text = readFileSync(path, 'utf8');
  const file = parseLogicFile(text);
  describe(name, () => {
    const ways = waysOfRunning(file);
    const answers = new Map<LogicCase, LogicTable>();
    for (const logicCase of file.cases) {
      it(`${logicCase.title} (${name}:${logicCase.line})`, () => {
        expect(logicCase.oracle, 'where the expectation comes from').toMatch(ORACLE);
        if (logicCase.error !== null) return expectRefused(logicCase, ways);
        const answer = oneAnswer(logicCase, ways);
        if (logicCase.expected === null && COMPLETE) answers.set(logicCase, answer);
        else expectAnswer(answer, logicCase, file);
      });
    }
    afterAll(() => {
      if (answers.size > 0) writeFileSync(path, completed(text, answers));
    });
  });
}

interface WayOfRunning {
  readonly name: string;
  run(kql: string): Answer;
}

/** In memory in every configuration, and from databases that hold the rows in one part, in parts of two and in parts of one, with all, none and a little of a cache. */
function waysOfRunning(file: LogicFile): WayOfRunning[] {
  const tables: MemoryTables = Object.fromEntries(
    [...file.tables].map(([name, { columns, rows }]) => [
      name,
      { columns: Object.fromEntries(columns.map((c) => [c.name, c.type])), rows },
    ]),
  );
  const inMemory = CONFIGURATIONS.map((options) => ({
    name: JSON.stringify(options),
    run: (kql: string) => runQuery(kql, tables, options),
  }));
  const parts = [{ partRows: Number.POSITIVE_INFINITY }, { partRows: 2, cache: 0 }, { partRows: 1, cache: 300 }];
  const stored = parts.flatMap(({ partRows, cache }) => {
    const database = storedTables(tables, partRows, cache);
    afterAll(() => database.close());
    return [true, false].map((pruning) => ({
      name: `a database of parts of ${partRows} rows, ${cache ?? 'any'} bytes of cache, pruning ${pruning}`,
      run: (kql: string) => queryStored(database, kql, pruning),
    }));
  });
  return [...inMemory, ...stored];
}

/** What all ways of running a query give, in one order of rows. */
function oneAnswer({ query }: LogicCase, ways: readonly WayOfRunning[]): Answer {
  const [first, ...others] = ways.map((way) => ({ name: way.name, answer: way.run(query) }));
  if (first === undefined) throw new Error('there is no way of running a query');
  for (const { name, answer } of others) {
    const same = isDeepStrictEqual(rounded(answer.rows), rounded(first.answer.rows));
    expect(same ? first.answer.rows : answer.rows, `${name}, against ${first.name}`).toBe(first.answer.rows);
  }
  return first.answer;
}

function expectRefused({ query, error }: LogicCase, ways: readonly WayOfRunning[]): void {
  for (const way of ways) expect(codesOf(query, way), way.name).toContain(error);
}

function codesOf(query: string, way: WayOfRunning): string[] {
  try {
    way.run(query);
    return [];
  } catch (error) {
    if (error instanceof QueryError) return error.diagnostics.map(({ code }) => code);
    if (error instanceof RunError) return [error.code];
    throw error;
  }
}

/** The columns are the expected ones; so are the rows, in this order where the query gives them one. */
function expectAnswer(answer: Answer, { query, expected }: LogicCase, file: LogicFile): void {
  if (expected === null)
    throw new Error('there is no answer to compare with; LOGIC_COMPLETE=1 writes it into the file');
  const schema = { table: (name: string) => file.tables.get(name)?.columns, tableNames: () => file.tables.keys() };
  const ordered = analyze(query, schema).plan?.ordered === true;
  const comparable = (rows: LogicTable['rows']) =>
    (ordered ? [...rows] : [...rows].sort(byText)).map((row) => [...row]);
  const shown = (rows: LogicTable['rows']) => printLogicTable({ columns: answer.columns, rows: comparable(rows) });
  expect(answer.columns).toEqual(expected.columns);
  if (isDeepStrictEqual(rounded(comparable(answer.rows)), rounded(comparable(expected.rows)))) return;
  expect(shown(answer.rows)).toBe(shown(expected.rows));
  expect(comparable(answer.rows)).toEqual(comparable(expected.rows));
}

function byText(a: readonly Plain[], b: readonly Plain[]): number {
  const [x, y] = [a, b].map((row) => JSON.stringify(row, (_, value: unknown) => rounded(value)));
  return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1;
}

/** Reals to twelve digits, since the last ones differ with the order of additions; longs beyond a number's precision as text. */
function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isInteger(value))
    return Number.isFinite(value) ? Number(value.toPrecision(12)) : String(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).map(([key, item]) => [key, rounded(item)]);
}

/** The text with the answers that it had not. */
function completed(text: string, answers: ReadonlyMap<LogicCase, LogicTable>): string {
  const lines = text.split('\n');
  const places = [...answers].sort(([a], [b]) => b.answerLine - a.answerLine);
  for (const [{ answerLine }, table] of places) lines.splice(answerLine, 0, '', printLogicTable(table));
  return lines.join('\n');
}
