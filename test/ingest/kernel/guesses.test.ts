// Texts that are guessed from another column of their row get the numbers that they would get by a search.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteDictionary } from '../../../src/ingest/kernel/byte-dictionary.js';
import { Kernel } from '../../../src/ingest/kernel/kernel.js';
import { RowBlock } from '../../../src/ingest/kernel/row-block.js';
import { RowValues } from '../../../src/ingest/kernel/row-values.js';

const ROWS = 64;
const KEYS = 40;
const COLUMNS = 5;

/** Columns that follow from a key of the row, more or less: by how many of a hundred rows they do not. */
const looseness = fc.array(fc.constantFrom(0, 2, 30, 100), { minLength: COLUMNS, maxLength: COLUMNS });
const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 });

/** Numbers that look random, the same ones for a seed. */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 48271) >>> 0) % 0x7fffffff || 1;
    return state % below;
  };
}

it('texts that are guessed have the numbers of those that are searched', () => {
  const kernel = new Kernel();
  fc.assert(
    fc.property(looseness, seed, fc.integer({ min: 1, max: 50 }), (loose, start, lifetime) => {
      kernel.reset();
      const random = randomOf(start);
      const block = new RowBlock(kernel, COLUMNS, ROWS);
      kernel.functions.setDialect(44, 34, 10, 34);
      kernel.functions.setHeader(0, 0);
      const dictionaries = loose.map(() => new ByteDictionary(kernel));
      let known = loose.map(() => new Map<string, number>());
      const [at, room] = [kernel.functions.allocate(1 << 16), kernel.functions.allocate(1 << 16)];
      const values = new RowValues(kernel, 4);
      values.reserve(3 + ROWS);
      for (let turn = 0; turn < 120; turn++) {
        const rows = Array.from({ length: ROWS }, () => {
          const key = random(KEYS);
          return loose.map((percent, column) => {
            const text = random(100) < percent ? random(1000) : key % (column + 7);
            return text % 11 === 10 ? '' : `${text}`.repeat(1 + (text % 23));
          });
        });
        const bytes = Buffer.from(`${rows.map((row) => `${row.join(',')}\n`).join('')}.`);
        kernel.bytes.set(bytes, at);
        kernel.functions.readRecords(block.at, at, at + bytes.length, room, 1, ROWS);
        expect(block.rows).toBe(ROWS);
        for (const [column, dictionary] of dictionaries.entries()) {
          const codes = known[column] as Map<string, number>;
          block.texts(column, dictionary, turn % 2 === 0, 3, values);
          const found = Array.from({ length: ROWS }, (_, row) => values.bytes.readUInt32LE(4 * (3 + row)));
          const expected = rows.map((row) => {
            const text = row[column] as string;
            if (text === '') return 0;
            if (!codes.has(text)) codes.set(text, codes.size + 1);
            return codes.get(text);
          });
          expect(found).toEqual(expected);
        }
        if (turn % lifetime > 0) continue;
        for (const dictionary of dictionaries) dictionary.clear();
        known = loose.map(() => new Map<string, number>());
      }
    }),
    { numRuns: 20 },
  );
});
