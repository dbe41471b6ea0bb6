// Runs the recorded queries in every configuration and compares the answers, to the last digit and in their order. With `threads` the tables
// that a query writes out are stored in several segments, and the answers with threads are those without. Ends with one line
// `N passed, N failed`, over queries.
//   npx tsx scripts/same-answers.ts [--cases cases.jsonl] [--only spilling,rows,threads] [--id text]

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase, type QueryOptions } from '../src/database/database.js';
import { QueryThreads } from '../src/database/threads/query-threads.js';
import type { Plain } from '../src/engine/values/json.js';
import { stringifyPlain } from '../src/engine/values/plain.js';
import type { Column } from '../src/engine/values/types.js';
import { defaultCache } from '../src/store/store.js';
import { type Configuration, NAMED_CONFIGURATIONS } from '../test/support/configurations.js';
import { NOW, runQuery } from '../test/support/run-query.js';
import { SimulatedThreads } from '../test/support/simulated-threads.js';
import { overStoredTables } from '../test/support/stored-datatables.js';

const THREADS = 'threads';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '../shared/conformance/cases.jsonl' },
    only: { type: 'string', default: [...Object.keys(NAMED_CONFIGURATIONS), THREADS].join() },
    id: { type: 'string', default: '' },
  },
});

interface Case {
  readonly id: string;
  readonly query: string;
}

/** What differs, by the configuration that it differs in. */
type Differences = (query: string, number: number) => readonly { readonly name: string; readonly answer: string }[];

/** The answer, or what is said in place of one, as text. */
function answerOf(
  run: () => { readonly columns: readonly Column[]; readonly rows: Iterable<Iterable<Plain>> },
): string {
  try {
    const { columns, rows } = run();
    return `${JSON.stringify(columns)}\n${Array.from(rows, (row) => stringifyPlain([...row])).join('\n')}`;
  } catch (error) {
    return String(error);
  }
}

function inConfigurations(names: readonly string[]): Differences {
  const others = names.map((name): [string, Configuration] => {
    const configuration = NAMED_CONFIGURATIONS[name];
    if (configuration !== undefined) return [name, configuration];
    const known = [...Object.keys(NAMED_CONFIGURATIONS), THREADS].join(', ');
    throw new Error(`there is no configuration '${name}'; there are ${known}`);
  });
  return (query) => {
    const expected = answerOf(() => runQuery(query, {}, {}));
    const answers = others.map(([name, each]) => ({ name, answer: answerOf(() => runQuery(query, {}, each)) }));
    return differing(expected, answers);
  };
}

/** With one thread and with two, whatever they take, and with one that takes every other segment. */
async function withThreads(folder: string): Promise<Differences> {
  const database = openDatabase(path.join(folder, 'cases.db'));
  const counts = [1, 2].map((count) => new QueryThreads(database.store, count, defaultCache()));
  const ways: Readonly<Record<string, QueryOptions>> = {
    'one thread': { parallel: counts[0] ?? null },
    'two threads': { parallel: counts[1] ?? null },
    'every other segment': { parallel: new SimulatedThreads(database.store, [1]) },
  };
  overStoredTables(database, 'datatable (x: long) [1, 2, 3]', 'Start');
  for (const [i, threads] of counts.entries()) {
    for (const _ of database.query('Start_0 | where x > 0', { parallel: threads }).rows);
    while (threads.running <= i) await setTimeout(20);
  }
  return (query, number) => {
    const stored = overStoredTables(database, query, `Case${number}`);
    if (stored === null) return [];
    const answer = (options: QueryOptions) => answerOf(() => database.query(stored, { now: NOW, ...options }));
    const answers = Object.entries(ways).map(([name, options]) => ({ name, answer: answer(options) }));
    return differing(answer({ parallel: null, pruning: false }), answers);
  };
}

function differing(expected: string, answers: ReturnType<Differences>): ReturnType<Differences> {
  const others = answers.filter(({ answer }) => answer !== expected);
  return others.length === 0 ? [] : [{ name: 'expected', answer: expected }, ...others];
}

const folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const names = values.only.split(',');
const ways = [inConfigurations(names.filter((name) => name !== THREADS))];
if (names.includes(THREADS)) ways.push(await withThreads(folder));
const cases = readFileSync(values.cases, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case) // what the file is of
  .filter(({ id }) => id.includes(values.id));
let failed = 0;
for (const [number, { id, query }] of cases.entries()) {
  const differences = ways.flatMap((differencesOf) => differencesOf(query, number));
  if (differences.length === 0) continue;
  failed++;
  console.log(`${id}\n  ${query.replaceAll('\n', '\n  ')}`);
  for (const { name, answer } of differences) console.log(`  ${name} ${answer.slice(0, 500)}`);
}
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
