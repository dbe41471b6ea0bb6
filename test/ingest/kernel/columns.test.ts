// Blocks of rows make the columns that their rows make one by one.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScalarType } from '../../../src/engine/values/types.js';
import { valueAt } from '../../../src/engine/values/vector.js';
import { Row, TEXT } from '../../../src/ingest/bytes/row.js';
import type { Spelling } from '../../../src/ingest/columns/cell.js';
import { columnBuilder } from '../../../src/ingest/columns/column.js';
import { Kernel } from '../../../src/ingest/kernel/kernel.js';
import { RowBlock } from '../../../src/ingest/kernel/row-block.js';
import { DayOrderFinder } from '../../../src/ingest/times/day-order.js';
import { TimeReader } from '../../../src/ingest/times/time-reader.js';
import { UTC } from '../../../src/ingest/times/zones.js';

const TYPES: readonly ScalarType[] = [
  'string',
  'bool',
  'int',
  'long',
  'real',
  'datetime',
  'dynamic',
  'guid',
  'timespan',
];

const digits = fc.stringMatching(/^-?\d{1,18}$/);
const text = fc.oneof(
  digits,
  fc.tuple(digits, fc.stringMatching(/^\d{0,12}$/)).map(([whole, part]) => `${whole}.${part}`),
  fc
    .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
    .map((date) => date.toISOString()),
  fc.stringMatching(/^20[012]\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/),
  fc.constantFrom(
    '',
    '0',
    '1',
    '-0',
    '-',
    '.5',
    '5.',
    '1e3',
    'true',
    'FALSE',
    'falsy',
    'null',
    'None',
    '{}',
    '2147483647',
  ),
  fc.constantFrom(
    '2147483648',
    '1970-01-01T00:00:00Z',
    '2024-02-29T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '{"a":1}',
    '01:02:03',
  ),
  fc.constantFrom('6f9619ff-8b86-d011-b42d-00c04fc964ff', '9007199254740993', '999999999999999', 'x'.repeat(300)),
  fc.string({ maxLength: 40 }).map((any) => any.replace(/[",\r\n]/g, '_')),
);

const spelling = (): Spelling => ({
  times: new TimeReader(new DayOrderFinder(), UTC),
  decimalComma: false,
  emptyObjectIsNull: false,
});

describe('a column', () => {
  const kernel = new Kernel();

  it.each(TYPES)('of type %s is the same from blocks as from rows', (type) => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 80 }), fc.integer({ min: 0, max: 3 }), (texts, before) => {
        kernel.reset();
        const [alone, inBlock] = [columnBuilder(type, spelling(), kernel), columnBuilder(type, spelling(), kernel)];
        const misfits: number[] = [];
        for (const [place, field] of texts.entries()) if (!put(alone, before + place, field)) misfits.push(place);
        expect(inBlock.putBlock(before, blockOf(kernel, texts), 0)).toEqual(misfits);
        const length = before + texts.length;
        const [expected, found] = [alone.finish(length), inBlock.finish(length)];
        for (let row = 0; row < length; row++) expect(valueAt(found, row)).toEqual(valueAt(expected, row));
        expect(found.encoding).toBe(expected.encoding);
      }),
      { numRuns: 400 },
    );
  });

  it('gives memory back for others', () => {
    kernel.reset();
    const texts = Array.from({ length: 60 }, (_, i) => `${i}`.repeat(500));
    const round = () => {
      const column = columnBuilder('string', spelling(), kernel);
      column.putBlock(0, blockOf(kernel, texts), 0);
      column.release();
      return kernel.bytes.length;
    };
    const first = round();
    for (let i = 0; i < 20; i++) expect(round()).toBeLessThan(first + (8 << 20));
  });
});

function put(column: ReturnType<typeof columnBuilder>, at: number, field: string): boolean {
  const row = new Row();
  const bytes = Buffer.from(field);
  row.open(bytes);
  row.add(0, TEXT, 0, bytes.length);
  return column.put(at, row, 0);
}

/** A block of one column, read from a file of these lines. */
function blockOf(kernel: Kernel, texts: readonly string[]): RowBlock {
  const bytes = Buffer.from(`${texts.map((line) => `${line}\n`).join('')}.`);
  const at = kernel.functions.allocate(bytes.length);
  const room = kernel.functions.allocate(bytes.length);
  kernel.bytes.set(bytes, at);
  const block = new RowBlock(kernel, 1, texts.length);
  kernel.functions.setDialect(44, 34, 10, 34);
  kernel.functions.setHeader(0, 0);
  kernel.functions.readRecords(block.at, at, at + bytes.length, room, 1, texts.length);
  expect(block.rows).toBe(texts.length);
  return block;
}
