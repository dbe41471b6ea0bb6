import { describe, expect, it } from 'vitest';
import { type Catalogue, execute } from '../../../src/engine/engine.js';
import { Batch } from '../../../src/engine/values/batch.js';
import { keepSomeValues } from '../../../src/engine/values/some-values.js';
import {
  dictionaryVector,
  type FlatVector,
  readerOf,
  type Vector,
  vectorOf,
} from '../../../src/engine/values/vector.js';

const ROWS = 1000;
const texts = Array.from({ length: ROWS }, (_, row) => `text ${row}`);

/** As many distinct texts as rows, which tell how many of them were made. */
function manyTexts() {
  const made: number[] = [];
  const values: FlatVector = {
    encoding: 'flat',
    type: 'string',
    length: ROWS,
    nulls: null,
    get data() {
      made.push(ROWS);
      return texts;
    },
  };
  keepSomeValues(values, (places) => {
    made.push(places.length);
    return vectorOf(
      'string',
      Array.from(places, (place) => texts[place] ?? null),
    );
  });
  const codes = Uint16Array.from({ length: ROWS }, (_, row) => row);
  return { made, vector: dictionaryVector(values, codes) };
}

/** `Few` is "b" in rows 5 and 7, and "a" in the others. */
const few = dictionaryVector(
  vectorOf('string', ['a', 'b']),
  Uint8Array.from({ length: ROWS }, (_, row) => (row === 5 || row === 7 ? 1 : 0)),
);

function found(where: string, many: Vector): unknown[] {
  const source = {
    name: 'T',
    columns: [
      { name: 'Many', type: 'string' },
      { name: 'Few', type: 'string' },
    ] as const,
    rowCount: () => ROWS,
    newest: () => null,
    oldest: () => null,
    scan: () => [
      new Batch(ROWS, [
        ['Many', many],
        ['Few', few],
      ]),
    ],
  };
  const catalogue: Catalogue = { tableNames: () => ['T'], table: () => source };
  const values: unknown[] = [];
  for (const batch of execute(`T | where ${where} | project Many`, catalogue, { now: 0n }).batches) {
    const read = readerOf(batch.column('Many'));
    for (let row = 0; row < batch.length; row++) values.push(read(row));
  }
  return values;
}

describe('the conditions of where', () => {
  it('ask a column of many values for those rows only that one of few values leaves', () => {
    const { made, vector } = manyTexts();
    expect(found('Many endswith "7" and Few == "b"', vector)).toEqual(['text 7']);
    expect(Math.max(...made)).toBe(2);
  });

  it('open nothing of a column whose rows no condition needs', () => {
    const { made, vector } = manyTexts();
    expect(found('Many has "text" and Few == "c"', vector)).toEqual([]);
    expect(made).toEqual([]);
  });

  it('do not change places with what may fail', () => {
    const { vector } = manyTexts();
    expect(found('Many == "text 5" and assert(Few == "b", "not b")', vector)).toEqual(['text 5']);
    expect(() => found('Many startswith "text" and assert(Few == "b", "not b") and Few == "b"', vector)).toThrow(
      'not b',
    );
  });

  it('do not read the codes of a column in which no value meets a condition', () => {
    const values = vectorOf('string', ['x', 'y']);
    const vector: Vector = {
      encoding: 'dictionary',
      type: 'string',
      length: ROWS,
      dictionary: values,
      get codes(): Uint8Array {
        throw new Error('the codes are read');
      },
    };
    expect(found('Many == "z"', vector)).toEqual([]);
    expect(() => found('Many == "x"', vector)).toThrow('the codes are read');
  });
});
