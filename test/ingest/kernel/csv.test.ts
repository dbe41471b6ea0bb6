// The kernel finds what the reader of single records finds, and leaves to it what it does not.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRecords, type Dialect, INCOMPLETE, NO_ESCAPE } from '../../../src/ingest/bytes/csv-record.js';
import { Row } from '../../../src/ingest/bytes/row.js';
import { Kernel } from '../../../src/ingest/kernel/kernel.js';
import { KernelInput } from '../../../src/ingest/kernel/kernel-input.js';
import { KernelMemory } from '../../../src/ingest/kernel/kernel-memory.js';
import { RowBlock } from '../../../src/ingest/kernel/row-block.js';
import { windowOf } from '../bytes/window-of.js';

interface Found {
  readonly line: number;
  readonly raw: string;
  readonly fields: readonly string[];
}

/** Empty fields behind the last column are left out. */
function withoutTail(fields: readonly string[], width: number): readonly string[] {
  return fields.slice(width).every((field) => field === '') ? fields.slice(0, width) : fields;
}

async function records(text: string, size: number, dialect: Dialect, width: number, kernel?: Kernel) {
  const window = windowOf(text, size, kernel && new KernelMemory(kernel));
  const reader = new CsvRecords(dialect);
  const row = new Row();
  const found: Found[] = [];
  let fromBlocks = 0;
  const { delimiter, quote, newline } = dialect;
  kernel?.functions.setDialect(delimiter, quote, newline, dialect.escape === NO_ESCAPE ? quote : dialect.escape);
  const input = kernel && new KernelInput(kernel, window);
  const block = kernel && new RowBlock(kernel, width, 3);
  for (;;) {
    if (window.length === 0 && !(await window.more())) return { found, fromBlocks };
    if (kernel !== undefined && input?.isReady && block !== undefined) {
      const { start, end } = window;
      kernel.functions.readRecords(block.at, start, end, end, reader.line, 3);
      for (let place = 0; place < block.rows; place++) {
        const fields = Array.from({ length: width }, (_, field) => block.text(field, place));
        found.push({ line: block.lines[place] as number, raw: block.raw(place), fields });
      }
      fromBlocks += block.rows;
      input.take(block.next);
      reader.line = block.nextLine;
      if (block.rows > 0) continue;
    }
    const next = reader.read(row, window.bytes, window.start, window.end, window.final);
    if (next === INCOMPLETE && !window.final) await window.more();
    else if (next < 0) return { found, fromBlocks, failure: next, line: reader.quoteLine };
    else {
      const fields = Array.from({ length: row.count }, (_, i) => row.text(i));
      found.push({ line: row.line, raw: row.raw(), fields: withoutTail(fields, width) });
      window.take(next);
    }
  }
}

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(44, 59, 9),
  quote: fc.constantFrom(34, 39),
  newline: fc.constantFrom(10, 10, 13),
  escape: fc.constantFrom(NO_ESCAPE, NO_ESCAPE, 0x5c),
});

const piece = fc.constantFrom('a', 'é', '😀', ' ', '\\', 'x'.repeat(15), 'y'.repeat(40));
const special = fc.constantFrom(',', ';', '\t', '"', "'", '\n', '\r', '\r\n', '\\"', '""', "''");
const hostile = fc.array(fc.oneof({ weight: 3, arbitrary: piece }, { weight: 2, arbitrary: special }), {
  maxLength: 60,
});

describe('the kernel', () => {
  const kernel = new Kernel();

  it('reads any text as the reader of single records does', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.integer({ min: 1, max: 60 }),
        dialect,
        fc.integer({ min: 1, max: 3 }),
        async (pieces, size, form, width) => {
          kernel.reset();
          const text = pieces.join('');
          const { fromBlocks, ...read } = await records(text, size, form, width, kernel);
          const { fromBlocks: _, ...expected } = await records(text, size, form, width);
          expect(read).toEqual(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('reads all well-formed records but the last', async () => {
    const field = fc.array(fc.oneof(piece, special), { maxLength: 6 }).map((pieces) => pieces.join(''));
    const rows = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (fields, lineBreak) => {
        kernel.reset();
        const lines = fields.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const form = { delimiter: 44, quote: 34, newline: 10, escape: NO_ESCAPE };
        const { found, fromBlocks } = await records(lines.join(lineBreak) + lineBreak, 1 << 16, form, 3, kernel);
        expect(found.map((row) => row.fields)).toEqual(fields);
        expect(fromBlocks).toBeGreaterThanOrEqual(fields.length - 1);
      }),
    );
  });

  it('stops before a line that may be the header again', () => {
    kernel.reset();
    const place = (text: string) => {
      const at = kernel.functions.allocate(text.length + 16);
      kernel.bytes.write(text, at, 'latin1');
      return at;
    };
    const text = 'a,1\nTime,b\nTimes,2\n';
    kernel.functions.setDialect(44, 34, 10, 34);
    kernel.functions.setHeader(place('Time'), 4);
    const block = new RowBlock(kernel, 2, 8);
    const at = place(text);
    kernel.functions.readRecords(block.at, at, at + text.length, place(' '.repeat(64)), 7, 8);
    expect([block.rows, block.next - at, block.nextLine]).toEqual([1, 4, 8]);
    kernel.functions.readRecords(block.at, at + 11, at + text.length, place(' '.repeat(64)), 9, 8);
    expect(block.text(0, 0)).toBe('Times');
    kernel.functions.setHeader(0, 0);
  });
});
