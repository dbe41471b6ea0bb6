import { describe, expect, it } from 'vitest';
import { analyze, plannedScans } from '../../../src/engine/engine.js';
import { parseDatetime } from '../../../src/engine/values/datetime.js';
import type { Column } from '../../../src/engine/values/types.js';

const columns: readonly Column[] = [
  { name: 'Time', type: 'datetime' },
  { name: 'Took', type: 'timespan' },
  { name: 'Name', type: 'string' },
];
const NOW = parseDatetime('2024-03-10T00:00:00Z') ?? 0n;
const HOUR = 36_000_000_000n;

function scansOf(query: string) {
  const tables: Readonly<Record<string, readonly Column[]>> = { T: columns, U: columns };
  const { plan, diagnostics } = analyze(query, {
    table: (name) => tables[name],
    tableNames: () => Object.keys(tables),
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan === null ? [] : plannedScans(plan, NOW);
}

describe('plannedScans', () => {
  it.each([
    ['Time between (ago(2h) .. ago(1h))', 'Time', NOW - 2n * HOUR, NOW - HOUR],
    ['Time between (ago(2h) .. 1h)', 'Time', NOW - 2n * HOUR, NOW - HOUR],
    ['Took between (1h .. 2h)', 'Took', HOUR, 2n * HOUR],
  ])('has the ends of %s', (condition, column, from, to) => {
    expect(scansOf(`T | where ${condition}`)).toEqual([{ table: 'T', filters: [{ kind: 'range', column, from, to }] }]);
  });

  it('has each table of a query, also in subqueries, as often as it is asked otherwise', () => {
    const query =
      'let recent = T | where Time > ago(1h); recent | join kind=inner (U) on Name | where Name in ((T | project Name))';
    expect(scansOf(query).map(({ table, filters }) => [table, filters.length])).toEqual([
      ['T', 1],
      ['U', 0],
      ['T', 0],
    ]);
  });

  it('goes on past a step over columns that only the data know', () => {
    const unpacked = 'T | where Time > ago(1h) | extend Bag = todynamic(Name) | evaluate bag_unpack(Bag)';
    const query = `${unpacked} | join kind=inner (U | where Time > ago(2h)) on $left.Other == $right.Name`;
    expect(scansOf(query).map(({ table }) => table)).toEqual(['T', 'U']);
  });
});
