// Conditions on times and whole numbers are the same whether the range of a segment decides them or its values do.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/index.js';

const instant = (second: number) => new Date(Date.UTC(2024, 0, 1, 0, 0, second)).toISOString();
const second = fc.option(fc.nat(20), { freq: 12 });

const condition = fc
  .tuple(
    fc.constantFrom('Time', 'Number'),
    fc.constantFrom('<', '<=', '>', '>=', '==', '!=', 'between', '!between'),
    fc.nat(22),
    fc.nat(22),
  )
  .map(([column, operator, a, b]) => {
    const literal = (n: number) => (column === 'Time' ? `datetime(${instant(n - 1)})` : String(n - 1));
    return `${column} ${operator} ${operator.endsWith('between') ? `(${literal(a)} .. ${literal(b)})` : literal(a)}`;
  });

describe('a condition on a stored column', () => {
  it('holds for the same rows as on values that are in no segment', async () => {
    const segments = fc.array(fc.array(second, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(segments, fc.array(condition, { minLength: 1, maxLength: 5 }), async (parts, conditions) => {
        const database = openDatabase(':memory:');
        try {
          database.createTable('T', [
            { name: 'Time', type: 'datetime' },
            { name: 'Number', type: 'long' },
            { name: 'Row', type: 'long' },
          ]);
          const rows = parts.flat();
          let row = 0;
          for (const part of parts) {
            database.append(
              'T',
              part.map((at) => [at === null ? null : instant(at), at, row++]),
            );
          }
          const cell = (at: number | null, index: number) =>
            `${at === null ? 'datetime(null)' : `datetime(${instant(at)})`}, long(${at ?? 'null'}), ${index}`;
          const table = `datatable(Time: datetime, Number: long, Row: long) [${rows.map(cell).join(', ')}]`;
          for (const holds of [...conditions, conditions.join(' and '), conditions.join(' or ')]) {
            for (const use of [`where ${holds}`, `extend Holds = ${holds}`]) {
              const [stored, given] = ['T', table].map((from) => [...database.query(`${from} | ${use}`).rows]);
              expect(stored).toEqual(given);
            }
          }
        } finally {
          database.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});
