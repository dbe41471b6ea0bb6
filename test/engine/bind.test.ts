import { describe, expect, it } from 'vitest';
import { analyze, execute, type Schema } from '../../src/engine/engine.js';
import type { Column } from '../../src/engine/values/types.js';

const columns: Column[] = [
  { name: 'Time', type: 'datetime' },
  { name: 'Text', type: 'string' },
  { name: 'Bag', type: 'dynamic' },
];
const schema: Schema = { table: (name) => (name === 'T' ? columns : undefined), tableNames: () => ['T'] };

describe('a bound text', () => {
  it.each([
    'T | where Text has "a" and Time > ago(1h) | summarize count() by Text',
    'let word = strcat("a", "b"); T | where Text == word',
    'T | where Text in ((T | project Text))',
    'T | extend Before = prev(Text, 2) | extend Found = extract("a(b)", 1, Text)',
    'T | where Time > toscalar(T | summarize max(Time)) - 1h',
  ])('lasts where runs would bind it to the same: %s', (text) => {
    expect(analyze(text, schema).lasting).toBe(true);
  });

  it.each([
    'T | evaluate bag_unpack(Bag)',
    'T | extend Found = column_ifexists(strcat("Te", "xt"), "")',
    'T | extend Found = prev(Text, toint("1"))',
  ])('does not where they work something out for it: %s', (text) => {
    expect(analyze(text, schema).lasting).toBe(false);
  });

  it('is not bound again for a run where it lasts', () => {
    const text = 'T | where Text contains "word"';
    const known = analyze(text, schema);
    const source = { name: 'T', columns, scan: () => [], rowCount: () => 0, newest: () => null, oldest: () => null };
    const catalogue = { table: () => source, tableNames: () => ['T'] };
    const run = execute(text, catalogue, { now: 0n }, known);
    expect(run.plan).toBe(known.plan);
    expect([run.diagnostics.length, known.diagnostics.length]).toEqual([0, 1]);
    const asked = analyze('T | evaluate bag_unpack(Bag)', schema);
    expect(execute('T | evaluate bag_unpack(Bag)', catalogue, { now: 0n }, asked).plan).not.toBe(asked.plan);
  });
});
