import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type QueryOptions } from '../../../src/database/database.js';
import { QueryThreads } from '../../../src/database/threads/query-threads.js';
import type { ParallelScans } from '../../../src/engine/engine.js';
import { Batch } from '../../../src/engine/values/batch.js';
import { stringifyPlain } from '../../../src/engine/values/plain.js';
import { vectorOf } from '../../../src/engine/values/vector.js';
import { parseLogicFile } from '../../logic/logic-file.js';
import { type MemoryTables, NOW } from '../../support/run-query.js';
import { appendParts, storedTables } from '../../support/stored-tables.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const FOLDER = temporaryFolder();
const THREADS = 2;
const SEGMENTS = 12;

const TABLES: MemoryTables = {
  T: {
    columns: { n: 'long', s: 'string', d: 'dynamic', m: 'decimal', t: 'datetime' },
    rows: Array.from({ length: SEGMENTS * 5 }, (_, i) => [
      i,
      `text ${i % 7}`,
      i % 3 === 0 ? null : [i, { k: `v${i % 4}` }],
      `${i}.25`,
      `2026-03-14T00:00:${String(i % 60).padStart(2, '0')}Z`,
    ]),
  },
};

/** All rows as text, with what the columns are. */
function answer(database: Database, kql: string, options: QueryOptions = {}): string {
  try {
    const { columns, rows } = database.query(kql, { now: NOW, ...options });
    return [JSON.stringify(columns), ...Array.from(rows, (row) => stringifyPlain([...row]))].join('\n');
  } catch (error) {
    return String(error);
  }
}

/** Threads for a database, which have started. */
async function startedThreads(database: Database, table: string, count = THREADS): Promise<QueryThreads> {
  const threads = new QueryThreads(database.store, count, 2 ** 28);
  answer(database, `['${table}'] | extend x = 1 | count`, { parallel: threads });
  for (let turn = 0; threads.running < count; turn++) {
    if (turn === 1000) throw new Error('the threads do not start');
    await setTimeout(50);
  }
  return threads;
}

/** Counts the segments that the caller's thread does itself; it is slow at it, so that the others get some. */
class CountedScans implements ParallelScans {
  own = 0;
  parallel = 0;
  constructor(private readonly threads: QueryThreads) {}
  portions: ParallelScans['portions'] = (query) => {
    const portions = this.threads.portions({
      ...query,
      rowsOf: (source) => {
        this.own++;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        return query.rowsOf(source);
      },
    });
    if (portions !== null) this.parallel++;
    return portions;
  };
}

describe('queries with threads', () => {
  const database = storedTables(TABLES, 5, undefined, `${FOLDER}/t.db`);
  let threads: QueryThreads;
  beforeAll(async () => {
    threads = await startedThreads(database, 'T');
  });
  afterAll(() => {
    threads.stop();
    database.close();
  });

  it.each([
    'T | where s has "3" and n > 4',
    'T | extend x = strcat(s, "-", n), y = m * 2 | where m > decimal(7.5) | project x, y, d.k, t',
    'T | mv-expand d to typeof(string) | summarize count(), make_set(s) by d',
    'T | parse s with "text " k: long | summarize sum(n), avg(n * 0.1), arg_max(t, *) by k',
    'T | where n % 2 == 0 | join kind=inner (T | where n % 3 == 0 | project n, other = s) on n | sort by n desc',
    'union (T | where n < 5 | extend a = 1), (T | where n > 50 | extend b = 2) | count',
    'let big = materialize(T | where n > 10); union big, big | summarize count() by s',
    'T | where n > 3 | serialize | extend before = prev(n), row = row_number() | where before > 20',
    'T | extend x = tolower(s) | top 3 by x desc | project x, n',
    'T | where s == "text 1" | take 2',
    'T | where n % 5 != 0 | extend x = tolower(s) | top 9 by x, n desc | project x, n, d',
    'T | extend x = n | top 3 by t desc',
    'T | where n > 3 | take 0',
    'T | where n > 3 | top 0 by n',
    'T | extend x = n % 7 | top 4 by x desc, t',
    'T | top 3 by tolower(s), n desc | project n',
    'T | where n > 7 | take 20 | summarize count(), max(n) by s',
    'T | where n in ((T | where n < 9 | project n)) | distinct s',
    'T | summarize count(), dcount(s), max(t), sum(n) by n % 7, s',
    'T | summarize arg_max(t, *), take_any(d), make_set(d), make_bag(d[1]), countif(n > 9) by s',
    'T | summarize Sum = sum(n) * 2, make_set_if(s, n % 2 == 0), avg(n)',
    'T | where n > 99 | summarize count(), max(s), make_set(s)',
    'T | where n > 10 | distinct s, m',
    'T | summarize count() by n',
    'union (T | summarize count() by s), (T | where n > 5 | summarize Count = count() by s)',
    'T | extend p = n matches regex strcat("(", s) | summarize countif(p) by s',
    'T | where n > 3 | summarize percentile(n, 50), make_list(s) by n % 3',
  ])('%s', (kql) => {
    const counted = new CountedScans(threads);
    expect(answer(database, kql, { parallel: counted })).toBe(answer(database, kql));
  });

  it.each(['T | where n >= 0 | project n', 'T | summarize max(t), make_set(n)'])(
    'are run by the threads: %s',
    (kql) => {
      const expected = answer(database, kql);
      // A thread may be late.
      for (let turn = 0; ; turn++) {
        const counted = new CountedScans(threads);
        expect(answer(database, kql, { parallel: counted })).toBe(expected);
        expect(counted.parallel).toBe(1);
        if (counted.own < SEGMENTS - THREADS) return;
        expect(turn).toBeLessThan(100);
      }
    },
  );

  it.each([
    'T | where n > 40 and s has "text"',
    'T | where n > 40 | summarize count() by s',
    'T | where n > 40 | top 2 by s',
  ])('report what the scans could skip by: %s', (kql) => {
    const [plain, threaded] = [null, threads].map((parallel) => {
      const result = database.query(kql, { now: NOW, parallel });
      expect([...result.rows]).not.toHaveLength(0);
      return result.scans;
    });
    expect(threaded).toEqual(plain);
  });

  it.each([
    'T | extend r = rand() | where r < 2',
    'T | take 3',
    'T | extend x = n | top 2 by t',
    'T | summarize sum(n * 0.1) by s',
    'T | summarize by rand()',
  ])('leave %s to one', (kql) => {
    const counted = new CountedScans(threads);
    expect(answer(database, kql, { parallel: counted })).toBe(answer(database, kql));
    expect(counted.parallel).toBe(0);
  });

  it('fail as they do in one thread', () => {
    const kql = 'T | where n >= 0 | extend p = prev(s) | where n matches regex strcat("(", s)';
    expect(answer(database, kql, { parallel: threads })).toBe(answer(database, kql));
  });

  it('do themselves what threads leave, since there are nearly as many groups as rows', () => {
    const columns = [{ name: 'n', type: 'long' as const }];
    database.createTable('Many', columns);
    const numbers = Array.from({ length: 16_000 }, (_, i) => BigInt(i % 15_000));
    appendParts(database, 'Many', columns, new Batch(numbers.length, [['n', vectorOf('long', numbers)]]), 2000);
    const counted = new CountedScans(threads);
    const kql = 'Many | summarize count() by n';
    expect(answer(database, kql, { parallel: counted })).toBe(answer(database, kql));
    expect(counted.own).toBe(8);
  });

  it('can be cancelled, and read in turns', () => {
    const kql = 'T | where n >= 0 | project n';
    const stop = new AbortController();
    const [first, second] = [{ signal: stop.signal }, {}].map((options) =>
      database.query(kql, { now: NOW, parallel: threads, ...options }).rows[Symbol.iterator](),
    ) as [Iterator<unknown>, Iterator<unknown>];
    const values = [first, second, first, second].map((rows) => rows.next().value);
    expect(values).toEqual([[0], [0], [1], [1]]);
    stop.abort();
    expect(() => {
      while (first.next().done !== true);
    }).toThrow('the query was cancelled');
    let rows = 2;
    while (second.next().done !== true) rows++;
    expect(rows).toBe(SEGMENTS * 5);
  });

  it('see what this connection sees while a source is written', () => {
    const counted = new CountedScans(threads);
    const source = database.store.begin({ name: 'more', path: null, format: 'rows' });
    expect(answer(database, 'T | where n >= 0 | count', { parallel: counted })).toContain(`${SEGMENTS * 5}`);
    expect(counted.parallel).toBe(0);
    source.rollback();
  });
});

it('goes on without threads that are stopped', async () => {
  const database = storedTables(TABLES, 5, undefined, `${FOLDER}/stopped.db`);
  const threads = await startedThreads(database, 'T', 1);
  const rows = database.query('T | where n >= 0 | project n', { now: NOW, parallel: threads }).rows[Symbol.iterator]();
  expect(rows.next().value).toEqual([0]);
  threads.stop();
  let count = 1;
  while (rows.next().done !== true) count++;
  expect(count).toBe(SEGMENTS * 5);
  database.close();
});

it('starts no thread for a database in memory', () => {
  const database = openDatabase(':memory:', { threads: 2 });
  expect(answer(database, 'print 1')).toContain('[1]');
  database.close();
});

describe('the logic tests with threads', () => {
  const folder = fileURLToPath(new URL('../../logic/', import.meta.url));
  it.each(['terms.md', 'expanding.md'])('%s', async (name) => {
    const { tables, cases } = parseLogicFile(readFileSync(folder + name, 'utf8'));
    const [table] = tables.keys();
    if (table === undefined) return;
    const memory: MemoryTables = Object.fromEntries(
      [...tables].map(([each, { columns, rows }]) => [
        each,
        { columns: Object.fromEntries(columns.map((c) => [c.name, c.type])), rows },
      ]),
    );
    const database = storedTables(memory, 1, undefined, `${FOLDER}/${name}.db`);
    const threads = await startedThreads(database, table, 1);
    for (const { query } of cases) {
      expect(answer(database, query, { parallel: threads }), query).toBe(answer(database, query));
    }
    threads.stop();
    database.close();
  });
});
