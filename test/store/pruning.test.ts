import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScanFilter } from '../../src/engine/engine.js';
import { foldCase } from '../../src/engine/values/fold.js';
import { termsOf } from '../../src/engine/values/terms.js';
import type { Column, Value } from '../../src/engine/values/types.js';
import { Store } from '../../src/store/store.js';
import { batchRows, type Row, rowsOf, write } from './rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'Row', type: 'int' },
  { name: 'Int', type: 'int' },
  { name: 'Long', type: 'long' },
  { name: 'Real', type: 'real' },
  { name: 'Time', type: 'datetime' },
  { name: 'Span', type: 'timespan' },
  { name: 'Text', type: 'string' },
  { name: 'Guid', type: 'guid' },
  { name: 'Bool', type: 'bool' },
  { name: 'Bag', type: 'dynamic' },
];
const NAMES = COLUMNS.map((column) => column.name);

const small = fc.integer({ min: -4, max: 4 });
const smallLong = fc.bigInt({ min: -4n, max: 4n });
const word = fc.string({ unit: fc.constantFrom('a', 'B', '\u00e9'), minLength: 1, maxLength: 2 });
const phrase = fc.array(fc.oneof(word, fc.constantFrom('.', ' ', '_', '\u0130', 'K', '\u017f')), { maxLength: 4 });
const text = phrase.map((parts) => parts.join(''));
const guid = fc.constantFrom('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002');

function orNull<T extends Value>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { freq: 4 });
}

const row = fc.record(
  {
    Int: orNull(small),
    Long: orNull(fc.oneof(smallLong, fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n)))),
    Real: orNull(fc.oneof(small, fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY, 0.5))),
    Time: orNull(fc.bigInt({ min: 0n, max: 4n })),
    Span: orNull(smallLong),
    Text: text,
    Guid: orNull(guid),
    Bool: orNull(fc.boolean()),
    Bag: orNull<Value>(text),
  },
  { requiredKeys: [] },
);

const bound = fc.oneof(
  fc.constant(null),
  small,
  smallLong,
  fc.constantFrom<bigint | number>(0.5, Number.NaN, Number.NEGATIVE_INFINITY, 2n ** 63n - 1n),
);

const filter: fc.Arbitrary<ScanFilter> = fc.oneof(
  fc.record({ kind: fc.constant('range' as const), column: fc.constantFrom(...NAMES), from: bound, to: bound }),
  fc.record({
    kind: fc.constant('terms' as const),
    column: fc.constantFrom('Text', 'Text', 'Bag'),
    anyOf: fc.array(text.map(termsOf), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('parts' as const),
    column: fc.constantFrom('Text', 'Text', 'Bag'),
    anyOf: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('values' as const),
    column: fc.constantFrom('Text', 'Guid'),
    anyOf: fc.array(fc.oneof(text, guid), { maxLength: 2 }),
    ignoreCase: fc.boolean(),
  }),
);

/** What the filter means, row by row. */
function matches(filter: ScanFilter, row: Row): boolean {
  const value = row[filter.column];
  if (filter.kind === 'range') {
    const { from, to } = filter;
    if (from === null && to === null) return true;
    if (typeof value !== 'bigint' && typeof value !== 'number') return false;
    return (from === null || value >= from) && (to === null || value <= to);
  }
  if (typeof value !== 'string') return false;
  if (filter.kind === 'terms') {
    const terms = termsOf(value);
    return filter.anyOf.some((wanted) => wanted.every((term) => terms.includes(term)));
  }
  if (filter.kind === 'parts') return filter.anyOf.some((part) => foldCase(value).includes(foldCase(part)));
  return filter.anyOf.some((wanted) => (filter.ignoreCase ? foldCase(wanted) === foldCase(value) : wanted === value));
}

/** A database with a segment a list of rows; `Row` numbers them. */
function storeOf(segments: readonly (readonly Row[])[]): Store {
  const store = Store.open(':memory:');
  let next = 0;
  for (const rows of segments) {
    write(
      store,
      'Events',
      COLUMNS,
      rows.map((row) => ({ ...row, Row: next++ })),
    );
  }
  return store;
}

function scanned(tables: Pick<Store, 'table'>, filters: readonly ScanFilter[]): Row[] {
  const batches = tables.table('Events')?.scan({ columns: NAMES, filters }) ?? [];
  return [...batches].flatMap((batch) => batchRows(batch, NAMES));
}

describe('a scan with filters', () => {
  it('never loses a row that they let through', () => {
    const segments = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(segments, fc.array(filter, { minLength: 1, maxLength: 2 }), (segments, filters) => {
        const store = storeOf(segments);
        const all = rowsOf(store, 'Events');
        const found = scanned(store, filters);
        const wanted = all.filter((each) => filters.every((condition) => matches(condition, each)));
        store.close();
        expect(found.filter((each) => filters.every((condition) => matches(condition, each)))).toEqual(wanted);
        const places = found.map((each) => Number(each.Row));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  const segments = [
    [
      {
        Int: 1,
        Time: 10n,
        Real: 1.5,
        Text: 'Distant.Desktop signalserver.xyz',
        Guid: '00000000-0000-0000-0000-000000000001',
      },
    ],
    [{ Int: 5, Time: 20n, Real: Number.NaN, Text: 'notdistantdesktop', Guid: '00000000-0000-0000-0000-000000000002' }],
    [{ Bool: true }],
  ];

  it.each<[string, ScanFilter, number[]]>([
    ['a range below', { kind: 'range', column: 'Int', from: null, to: 0 }, []],
    ['a range within', { kind: 'range', column: 'Int', from: 2, to: 5 }, [1]],
    ['a range of bigints over ints', { kind: 'range', column: 'Int', from: 2n, to: null }, [1]],
    ['a range of times', { kind: 'range', column: 'Time', from: 11n, to: 19n }, []],
    ['a range of reals where all are NaN', { kind: 'range', column: 'Real', from: -1e300, to: 1e300 }, [0]],
    ['an open range', { kind: 'range', column: 'Int', from: null, to: null }, [0, 1, 2]],
    ['a bound that is NaN', { kind: 'range', column: 'Int', from: Number.NaN, to: null }, [0, 1]],
    ['a term', { kind: 'terms', column: 'Text', anyOf: [['desktop']] }, [0]],
    ['all of some terms', { kind: 'terms', column: 'Text', anyOf: [['desktop', 'notdistantdesktop']] }, []],
    ['one of some terms', { kind: 'terms', column: 'Text', anyOf: [['xyz'], ['notdistantdesktop']] }, [0, 1]],
    ['no terms at all', { kind: 'terms', column: 'Text', anyOf: [[]] }, [0, 1, 2]],
    ['a part, which no statistics tell of', { kind: 'parts', column: 'Text', anyOf: ['zzz'] }, [0, 1]],
    ['none of no lists', { kind: 'terms', column: 'Text', anyOf: [] }, []],
    ['a value', { kind: 'values', column: 'Text', anyOf: ['notdistantdesktop'], ignoreCase: false }, [1]],
    [
      'a value in another case',
      { kind: 'values', column: 'Text', anyOf: ['NotDistantDesktop'], ignoreCase: true },
      [1],
    ],
    ['the empty text', { kind: 'values', column: 'Text', anyOf: [''], ignoreCase: false }, [2]],
    [
      'a guid',
      { kind: 'values', column: 'Guid', anyOf: ['00000000-0000-0000-0000-000000000002'], ignoreCase: false },
      [1],
    ],
    ['terms of a dynamic, which has no statistics', { kind: 'terms', column: 'Bag', anyOf: [['x']] }, [0, 1, 2]],
    ['a column that is not there', { kind: 'range', column: 'Nmae', from: 1, to: 1 }, [0, 1, 2]],
  ])('skips what cannot match: %s', (_, condition, expected) => {
    const store = storeOf(segments);
    expect(scanned(store, [condition]).map((each) => each.Row)).toEqual(expected);
    store.close();
  });

  it('skips what one of two filters rules out', () => {
    const store = storeOf(segments);
    const term: ScanFilter = { kind: 'terms', column: 'Text', anyOf: [['desktop']] };
    expect(scanned(store, [term, { kind: 'range', column: 'Int', from: 1, to: 1 }])).toHaveLength(1);
    expect(scanned(store, [term, { kind: 'range', column: 'Int', from: 5, to: 5 }])).toHaveLength(0);
    store.close();
  });
});
