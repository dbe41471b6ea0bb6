import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredTable } from '../../src/store/stored-table.js';
import { queryStored, storedTables } from '../support/stored-tables.js';

const row = fc.tuple(
  fc.option(fc.integer({ min: -3, max: 3 }), { freq: 3 }),
  fc.option(
    fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z'),
  ),
  fc.option(fc.constantFrom(0.5, 1.5, 'NaN')),
);
const rows = fc.array(row, { minLength: 1, maxLength: 25 });

const events = (rows: readonly (readonly unknown[])[], partRows: number) =>
  storedTables({ Events: { columns: { Number: 'int', Time: 'datetime', Real: 'real' }, rows } }, partRows);

describe('the first rows of a stored table', () => {
  it('are reached by as many as it says', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(12),
        fc.boolean(),
        (rows, partRows, count, descending) => {
          const database = events(rows, partRows);
          const table = database.store.table('Events') as StoredTable;
          const bound = table.reachedBy('Number', count, descending);
          const numbers = rows.flatMap(([number]) => (number === null ? [] : [number]));
          if (bound === null) expect(numbers.length === 0 || numbers.length < count).toBe(true);
          else {
            const reached = numbers.filter((number) => (descending ? number >= bound : number <= bound));
            expect(reached.length).toBeGreaterThanOrEqual(count);
          }
          database.close();
        },
      ),
    );
  });

  it('are the same whether segments are skipped or not', () => {
    const column = fc.constantFrom('Number', 'Time', 'Real', 'Other', 'Renamed');
    const order = fc.constantFrom('asc', 'desc', 'asc nulls last', 'desc nulls first', 'desc nulls last');
    const key = fc.tuple(column, order).map((words) => words.join(' '));
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 4 }), fc.nat(6), key, key, (rows, partRows, count, first, second) => {
        const database = events(rows, partRows);
        const kql = `
          Events
          | extend Renamed = Time, Other = -Number
          | project Real, Number, Time, Renamed, Other
          | top ${count} by ${first}, ${second}`;
        expect(queryStored(database, kql, true)).toEqual(queryStored(database, kql, false));
        database.close();
      }),
    );
  });

  it('are looked for in no other segment', () => {
    const database = events(
      [
        [1, null, null],
        [5, null, null],
        [3, null, null],
        [null, null, null],
      ],
      1,
    );
    const result = database.query('Events | extend N = Number | top 2 by N asc nulls last');
    expect([...result.rows].map(([number]) => number)).toEqual([1, 3]);
    expect(result.scans).toEqual([
      { table: 'Events', filters: [{ kind: 'range', column: 'Number', from: null, to: 3n }] },
    ]);
    database.close();
  });
});
