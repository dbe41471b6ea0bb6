import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batch } from '../../src/engine/values/batch.js';
import { dictionaryVector, vectorOf } from '../../src/engine/values/vector.js';
import { columnBuffer } from '../../src/store/column-buffer.js';
import { encodeColumn } from '../../src/store/encoded-column.js';
import { SEGMENT_ROWS } from '../../src/store/format.js';
import { givenColumns } from '../../src/store/given-columns.js';
import { Store, utf8Vector } from '../../src/store/store.js';
import { anyOf, scalarType, text } from './arbitraries.js';
import { valuesOf } from './rows.js';

describe('the columns of a batch that is given away', () => {
  it('are encoded as those of one that is copied', () => {
    const column = scalarType.chain((type) =>
      fc.tuple(fc.constant(type), fc.array(anyOf(type), { minLength: 1, maxLength: 40 })),
    );
    fc.assert(
      fc.property(column, ([type, values]) => {
        const vector = vectorOf(type, values);
        const buffer = columnBuffer(type, 0, values.length);
        buffer.append(vector, 0, values.length);
        const copied = buffer.finish();
        const given = givenColumns(new Batch(values.length, [['C', vector]]), [{ id: 7, name: 'C', type }]).get(7);
        expect(given === undefined).toBe(copied === null);
        if (given === undefined || copied === null) return;
        expect(encodeColumn(given)).toEqual(encodeColumn(copied));
      }),
    );
  });

  it('are encoded from the bytes of texts as those that are copied', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(), { maxLength: 40 }),
        (texts, picks) => {
          const whole = texts.map((each) => Buffer.from(each).toString());
          const bytes = Buffer.from(whole.join(''));
          let end = 0;
          const ends = Uint32Array.from(whole, (each) => (end += Buffer.byteLength(each)));
          const codes = Uint8Array.from(picks, (pick) => pick % whole.length);
          const vectorOfBytes = () =>
            dictionaryVector(utf8Vector({ bytes: new Uint8Array(bytes), ends }), codes.slice());
          const buffer = columnBuffer('string', 0, codes.length);
          buffer.append(vectorOfBytes(), 0, codes.length);
          const copied = buffer.finish();
          const batch = new Batch(codes.length, [['C', vectorOfBytes()]]);
          const given = givenColumns(batch, [{ id: 7, name: 'C', type: 'string' }]).get(7);
          expect(given === undefined).toBe(copied === null);
          if (given === undefined || copied === null) return;
          expect(encodeColumn(given)).toEqual(encodeColumn(copied));
        },
      ),
    );
  });

  it('are one where their vector is one', () => {
    const vector = vectorOf('long', [1n, 2n]);
    const columns = [
      { id: 1, name: 'A', type: 'long' },
      { id: 2, name: 'B', type: 'long' },
    ] as const;
    const given = givenColumns(
      new Batch(2, [
        ['A', vector],
        ['B', vector],
      ]),
      columns,
    );
    expect(given.get(1)).toBe(given.get(2));
  });

  it('become a segment, of which columns with one vector have all rows', () => {
    const store = Store.open(':memory:');
    const numbers = Array.from({ length: SEGMENT_ROWS }, (_, row) => BigInt(row % 1000));
    const vector = vectorOf('long', numbers);
    const ingest = store.begin({ name: 'a', path: null, format: 'csv' });
    const columns = [
      { name: 'A', type: 'long' },
      { name: 'B', type: 'long' },
    ] as const;
    const table = ingest.table('T', columns);
    table.give(
      new Batch(SEGMENT_ROWS, [
        ['A', vector],
        ['B', vector],
      ]),
    );
    expect(table.rows).toBe(SEGMENT_ROWS);
    ingest.commit({ hash: null, bytes: null });
    const [batch] = store.table('T')?.scan({ columns: ['A', 'B'], filters: [] }) ?? [];
    for (const name of ['A', 'B']) expect(valuesOf(batch?.column(name) ?? vector)).toEqual(numbers);
    store.close();
  });
});
