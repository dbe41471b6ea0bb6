import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/engine/prepare.js';
import { parseDatetime, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../../../src/engine/values/datetime.js';
import type { Plain } from '../../../src/engine/values/json.js';
import { plainOf } from '../../../src/engine/values/plain.js';
import type { FoundRows } from '../../../src/rules/simulate/found-rows.js';
import { RuleRuns } from '../../../src/rules/simulate/rule-runs.js';
import { type RunTimes, ticksOf } from '../../../src/rules/simulate/schedule.js';
import { TimedTable } from '../../../src/rules/simulate/timed-table.js';
import { type MemoryTables, runQuery } from '../../support/run-query.js';
import { storedTables } from '../../support/stored-tables.js';

const START = parseDatetime('2026-03-15T00:00:00Z') as bigint;
const SLOT = 10n * TICKS_PER_MINUTE;

const COLUMNS = { TimeGenerated: 'datetime', K: 'string', N: 'long', D: 'dynamic', _TimeReceived: 'datetime' } as const;

/** Rules of the forms that differ in what can be shared between runs. */
const QUERIES = [
  "T | where K == 'a'",
  'T | where TimeGenerated > ago(1h) | where N > 2 | project TimeGenerated, K',
  'T | where N > 1 and TimeGenerated between (ago(90m) .. ago(30m))',
  'T | summarize count() by K | where count_ > 1',
  'T | count | where Count == 0',
  "T | where K == 'a' | summarize n = count()",
  "T | where K == 'a' | join kind=leftanti (U | where N > 1) on K",
  "T | where K == 'a' | join kind=leftouter (U | where N > 1) on K",
  'T | join kind=rightanti (U | where N > 1) on K',
  'T | join kind=inner U on K | where TimeGenerated1 >= TimeGenerated',
  'T | join kind=fullouter (U | where N > 3) on K',
  'T | where N > 3 | lookup (U | summarize m = max(N) by K) on K',
  'T | make-series n = count() default=0 on TimeGenerated from ago(3h) to now() step 1h by K',
  'T | extend M = N * 2 | where M > 4 | summarize m = make_list(N) by K',
  'T | where K in ((U | where N > 2 | project K))',
  'T | where K !in ((U | where TimeGenerated > ago(1h) | project K))',
  'T | summarize arg_max(TimeGenerated, *) by K',
  'union T, U | summarize count() by K',
  "union withsource=From (T | where K == 'b'), (U | where N == 1) | project From, K, N",
  'let most = toscalar(U | summarize max(N)); T | where N >= most',
  'let few = materialize(T | where N < 3); few | join kind=inner few on K | count',
  'let high = T | where N > 2; union (high | where K == "a"), (high | where K == "b")',
  "T | extend d = bag_pack('k', K, 'n', N) | project d | evaluate bag_unpack(d)",
  'T | order by TimeGenerated asc, N asc | extend before = prev(K) | where before != K',
  'T | serialize r = row_number() | where r > 1',
  'T | extend TimeGenerated = TimeGenerated + 1h | where TimeGenerated > ago(2h)',
  'T | where TimeGenerated > ago(2h) | extend TimeGenerated = TimeGenerated - 1h | where N > 0',
  'T | where ingestion_time() > ago(30m)',
  'T | where rand() < 0.5',
  'T | take 2',
  'T | top 2 by N',
  'T | mv-expand D | where tostring(D) == "x"',
  'T | mv-apply D on (where tostring(D) == "x" | summarize n = count())',
  'T | summarize dcount(K) by bin(TimeGenerated, 1h)',
  'T | partition by K (top 1 by N)',
  'T | extend Age = now() - TimeGenerated | where Age > 1h',
  'T | parse K with a:string | where a == "b" | distinct a',
  'print t = now()',
];

type Event = readonly [slot: number, key: string, number: number, items: readonly string[], late: number];

const event: fc.Arbitrary<Event> = fc.tuple(
  fc.integer({ min: -20, max: 40 }),
  fc.constantFrom('a', 'b', 'c'),
  fc.integer({ min: 0, max: 4 }),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  fc.constantFrom(0, 0, 1, 3, 9),
);

const at = (slot: number) => START + BigInt(slot) * SLOT;
const rowOf = ([slot, key, number, items, late]: Event) => [at(slot), key, number, items, at(slot + late)];

/** What the table's rows are to a run that is due at `due`: nothing but those that it sees. */
function seenBy(events: readonly Event[], due: bigint, { period, delay, by, oldest }: RunTimes): readonly Event[] {
  return events.filter(([slot, , , , late]) => {
    const [time, arrived] = [at(slot), at(slot + late)];
    const counts = by === 'event' ? time : arrived;
    if (counts < due - period || counts >= due) return false;
    return by === 'event' ? arrived < due + delay : oldest === null || time >= due - oldest;
  });
}

function plainRows(found: FoundRows): Plain[][] {
  const columns = found.columns.map(({ name, type }) => [name, plainOf(type)] as const);
  return Array.from({ length: found.length }, (_, row) =>
    columns.map(([name, plain]) => plain(found.value(row, name))),
  );
}

function runsOf(kql: string, tables: MemoryTables, times: RunTimes, sharing: boolean): Plain[][][] {
  const database = storedTables(tables, 3);
  try {
    const span = { from: times.first - times.period - (times.oldest ?? 0n), to: times.last + (times.oldest ?? 0n) };
    const table = (name: string) => {
      const stored = database.store.table(name);
      return stored === undefined ? undefined : (TimedTable.of(stored, span, null) ?? stored);
    };
    const query = prepare(kql, { table, tableNames: () => Object.keys(tables) }, { sharing });
    const runs = new RuleRuns(query, { table }, times);
    return [...ticksOf(times)].map((due) => plainRows(runs.rows(due)));
  } finally {
    database.close();
  }
}

const schedule: fc.Arbitrary<RunTimes> = fc
  .record({
    frequency: fc.constantFrom(1n, 3n, 6n, 10n),
    period: fc.constantFrom(1n, 6n, 15n),
    by: fc.constantFrom('event' as const, 'event' as const, 'arrival' as const),
  })
  .map(({ frequency, period, by }) => ({
    first: START,
    last: START + 4n * TICKS_PER_HOUR,
    frequency: frequency * SLOT,
    period: period * SLOT,
    delay: 5n * TICKS_PER_MINUTE,
    by,
    oldest: by === 'arrival' ? 5n * SLOT : null,
  }));

describe('the runs of a rule', () => {
  it.each(QUERIES)('find what each run finds that is made alone: %s', (kql) => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 14 }),
        fc.array(event, { maxLength: 8 }),
        schedule,
        fc.boolean(),
        (t, u, times, sharing) => {
          const tables = { T: { columns: COLUMNS, rows: t.map(rowOf) }, U: { columns: COLUMNS, rows: u.map(rowOf) } };
          const alone = [...ticksOf(times)].map((due) => {
            const rows = (events: readonly Event[]) => seenBy(events, due, times).map(rowOf);
            const seen = { T: { columns: COLUMNS, rows: rows(t) }, U: { columns: COLUMNS, rows: rows(u) } };
            return runQuery(kql, seen, { now: due }).rows;
          });
          expect(runsOf(kql, tables, times, sharing)).toEqual(alone);
        },
      ),
      { numRuns: 8 },
    );
  });
});
