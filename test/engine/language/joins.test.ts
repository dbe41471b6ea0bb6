import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../support/codes-of.js';
import { CONFIGURATIONS, runQuery } from '../../support/run-query.js';

const LEFT = 'datatable (k: long, a: string) [1, "x", 2, "y", 2, "z", long(null), "n", 4, ""]';
const RIGHT = 'datatable (k: long, b: string) [2, "p", 2, "q", 3, "r", long(null), "m"]';

const rowsOf = (kql: string) => runQuery(kql).rows;
const columnsOf = (kql: string) => runQuery(kql).columns.map((c) => c.name);
const sorted = (rows: readonly unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();

describe('join', () => {
  it('keeps of each side what its kind says', () => {
    const joined = (kind: string) => sorted(rowsOf(`${LEFT} | join kind=${kind} (${RIGHT}) on k`));
    const inner = [
      [2, 'y', 2, 'p'],
      [2, 'y', 2, 'q'],
      [2, 'z', 2, 'p'],
      [2, 'z', 2, 'q'],
      [null, 'n', null, 'm'],
    ];
    const leftOnly = [
      [1, 'x', null, ''],
      [4, '', null, ''],
    ];
    const rightOnly = [[null, '', 3, 'r']];
    expect(joined('inner')).toEqual(sorted(inner));
    expect(joined('leftouter')).toEqual(sorted([...inner, ...leftOnly]));
    expect(joined('rightouter')).toEqual(sorted([...inner, ...rightOnly]));
    expect(joined('fullouter')).toEqual(sorted([...inner, ...leftOnly, ...rightOnly]));
    expect(joined('innerunique')).toEqual(
      sorted([
        [2, 'y', 2, 'p'],
        [2, 'y', 2, 'q'],
        [null, 'n', null, 'm'],
      ]),
    );
    expect(joined('leftsemi')).toEqual(
      sorted([
        [2, 'y'],
        [2, 'z'],
        [null, 'n'],
      ]),
    );
    expect(joined('rightsemi')).toEqual(
      sorted([
        [2, 'p'],
        [2, 'q'],
        [null, 'm'],
      ]),
    );
    for (const kind of ['leftanti', 'anti', 'leftantisemi'])
      expect(joined(kind)).toEqual(
        sorted([
          [1, 'x'],
          [4, ''],
        ]),
      );
    for (const kind of ['rightanti', 'rightantisemi']) expect(joined(kind)).toEqual(sorted([[3, 'r']]));
  });

  it('is innerunique where no kind is said', () => {
    expect(rowsOf(`${LEFT} | join (${RIGHT}) on k`)).toEqual(rowsOf(`${LEFT} | join kind=innerunique (${RIGHT}) on k`));
  });

  it('numbers names of the right side that are there already, clear of all others', () => {
    expect(columnsOf('print a=1, b=2 | join kind=inner (print a=1, b=2, b1=3) on a')).toEqual([
      'a',
      'b',
      'a1',
      'b2',
      'b1',
    ]);
    expect(columnsOf('print a=1, a1=2 | join kind=inner (print a=1) on a')).toEqual(['a', 'a1', 'a2']);
  });

  it('takes names, equalities and both together', () => {
    const three = 'print a=1, b=2 | join kind=inner (print a=1, c=2)';
    for (const on of [
      'a, $left.b == $right.c',
      '$left.a == $right.a and $left.b == $right.c',
      'a and $left.b == $right.c',
      '(a), ($left.b == $right.c)',
    ]) {
      expect(rowsOf(`${three} on ${on}`), on).toEqual([[1, 2, 1, 2]]);
    }
    expect(rowsOf(`${three} on a, $left.b == $right.a`)).toEqual([]);
  });

  it('compares int with long, dynamics by their content, and texts by case', () => {
    expect(rowsOf('print a=int(1) | join kind=inner (print b=1) on $left.a == $right.b')).toEqual([[1, 1]]);
    expect(
      rowsOf('print a=dynamic({"x":1,"y":2}) | join kind=leftsemi (print a=dynamic({"y":2,"x":1})) on a'),
    ).toHaveLength(1);
    expect(rowsOf('print a="A" | join kind=inner (print a="a") on a')).toEqual([]);
    expect(rowsOf('print a=real(nan) | join kind=leftsemi (print a=real(nan)) on a')).toEqual([[Number.NaN]]);
  });

  it('joins a table with itself and with nothing', () => {
    expect(rowsOf(`let T = ${LEFT}; T | join kind=inner T on k | count`)).toEqual([[7]]);
    expect(rowsOf(`${LEFT} | join kind=inner (${RIGHT} | where false) on k`)).toEqual([]);
    expect(rowsOf(`${LEFT} | where false | join kind=fullouter (${RIGHT} | where b == "r") on k`)).toEqual([
      [null, '', 3, 'r'],
    ]);
  });

  it('refuses what Kusto refuses, by its codes', () => {
    const refused = (on: string, left = 'print a=1, d=dynamic(1), s="x"') =>
      codesOf(`${left} | join kind=inner (${left}) ${on}`);
    expect(refused('')).toContain('KS006');
    expect(refused('on a == 1')).toContain('KS183');
    expect(refused('on $right.a == $left.a')).toContain('KS183');
    expect(refused('on tolower(s)')).toContain('KS182');
    expect(refused('on a or s')).toContain('KS182');
    expect(refused('on missing')).toContain('KS145');
    expect(refused('on $left.missing == $right.a')).toContain('KS142');
    expect(refused('on $left.d == $right.d')).toContain('KS241');
    expect(refused('on $left.a == $right.s')).toContain('KS242');
    expect(codesOf('print a=1 | join kind=inner (print a="1") on a')).toContain('KS227');
    expect(codesOf('print a=1 | join kind=outer (print a=1) on a')).toHaveLength(1);
  });

  it('agrees with a comparison of every row with every other, in every way of running it', () => {
    const keys = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { maxLength: 8 });
    fc.assert(
      fc.property(
        keys,
        keys,
        fc.constantFrom(
          'inner',
          'innerunique',
          'leftouter',
          'rightouter',
          'fullouter',
          'leftsemi',
          'leftanti',
          'rightsemi',
          'rightanti',
        ),
        (left, right, kind) => {
          const tables = { L: table(left), R: table(right) };
          const kql = `L | join kind=${kind} R on k`;
          const answers = CONFIGURATIONS.map((options) => runQuery(kql, tables, options).rows);
          for (const answer of answers) expect(answer).toEqual(answers[0]);
          expect(sorted(answers[0] ?? [])).toEqual(sorted(joinedByHand(left, right, kind)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Key = number | null;

function table(keys: readonly Key[]) {
  return { columns: { k: 'long', n: 'long' }, rows: keys.map((key, i) => [key, i]) } as const;
}

function joinedByHand(left: readonly Key[], right: readonly Key[], kind: string): unknown[][] {
  const firsts =
    kind === 'innerunique' ? left.flatMap((key, i) => (left.indexOf(key) === i ? [i] : [])) : left.map((_, i) => i);
  const pairs = firsts.flatMap((i) => right.flatMap((key, j) => (key === left[i] ? [[left[i], i, key, j]] : [])));
  const leftOnly = left.flatMap((key, i) => (right.includes(key) ? [] : [[key, i]]));
  const rightOnly = right.flatMap((key, j) => (left.includes(key) ? [] : [[key, j]]));
  switch (kind) {
    case 'leftouter':
      return [...pairs, ...leftOnly.map((row) => [...row, null, null])];
    case 'rightouter':
      return [...pairs, ...rightOnly.map((row) => [null, null, ...row])];
    case 'fullouter':
      return [
        ...pairs,
        ...leftOnly.map((row) => [...row, null, null]),
        ...rightOnly.map((row) => [null, null, ...row]),
      ];
    case 'leftsemi':
      return left.flatMap((key, i) => (right.includes(key) ? [[key, i]] : []));
    case 'rightsemi':
      return right.flatMap((key, j) => (left.includes(key) ? [[key, j]] : []));
    case 'leftanti':
      return leftOnly;
    case 'rightanti':
      return rightOnly;
    default:
      return pairs;
  }
}

describe('lookup', () => {
  it('adds columns by the key, without the key of the second table', () => {
    expect(columnsOf('print a=1, b=2 | lookup (print a=1, b=9, c=3) on a')).toEqual(['a', 'b', 'b1', 'c']);
    expect(columnsOf('print a=1 | lookup (print k=1, c=3) on $left.a == $right.k')).toEqual(['a', 'c']);
    expect(rowsOf(`${LEFT} | lookup (${RIGHT}) on k | where a in ("x", "n")`)).toEqual([
      [1, 'x', ''],
      [null, 'n', 'm'],
    ]);
    expect(rowsOf(`${LEFT} | lookup kind=inner (${RIGHT}) on k | summarize n = count() by a`)).toEqual([
      ['y', 2],
      ['z', 2],
      ['n', 1],
    ]);
  });

  it('knows two kinds', () => {
    expect(codesOf('print a=1 | lookup kind=leftanti (print a=1) on a')).toHaveLength(1);
    expect(codesOf('print a=1 | lookup (print a=1)')).toContain('KS006');
  });
});
