import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BROKEN,
  COMMA_SEPARATED,
  CsvRecords,
  type Dialect,
  INCOMPLETE,
  NO_ESCAPE,
} from '../../../src/ingest/bytes/csv-record.js';
import { Row } from '../../../src/ingest/bytes/row.js';
import { windowOf } from './window-of.js';

interface Read {
  readonly records: string[][];
  readonly lines: number[];
  /** How the last record failed, where it did. */
  readonly failure?: number;
}

/** Reads a text that comes in pieces of `size` bytes. */
async function read(text: string, size: number, dialect: Dialect = COMMA_SEPARATED): Promise<Read> {
  const window = windowOf(text, size);
  const reader = new CsvRecords(dialect);
  const row = new Row();
  const result: Read = { records: [], lines: [] };
  for (;;) {
    if (window.length === 0 && !(await window.more())) return result;
    const next = reader.read(row, window.bytes, window.start, window.end, window.final);
    if (next === INCOMPLETE && !window.final) await window.more();
    else if (next < 0) return { ...result, failure: next };
    else {
      result.records.push(Array.from({ length: row.count }, (_, i) => row.text(i)));
      result.lines.push(row.line);
      window.take(next);
    }
  }
}

const hostile = fc
  .array(fc.constantFrom(',', '"', '\n', '\r', 'a', 'é', '😀', ' ', ';', '""'), { maxLength: 8 })
  .map((x) => x.join(''));

function quoted(field: string, always: boolean): string {
  return always || /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

describe('CSV records', () => {
  it('are what csv-parse reads', async () => {
    const rows = fc.array(fc.array(fc.tuple(hostile, fc.boolean()), { minLength: 2, maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 20 }),
        async (table, line, size) => {
          const text = table
            .map((row) => row.map(([field, always]) => quoted(field, always)).join(',') + line)
            .join('');
          const expected = parse(text, { record_delimiter: ['\r\n', '\n'], relax_column_count: true });
          expect((await read(text, size)).records).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are what csv-parse reads of any text that it accepts', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(',', '"', '\n', '\r\n', 'a', '""', '"a"'), { maxLength: 14 }),
        fc.integer({ min: 1, max: 9 }),
        async (pieces, size) => {
          const text = pieces.join('');
          const strict = attempt(() => parse(text, { record_delimiter: ['\r\n', '\n'], relax_column_count: true }));
          if (strict === undefined) return;
          accepted++;
          expect((await read(text, size)).records).toEqual(strict);
        },
      ),
      { numRuns: 1500 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('are what csv-parse reads where quotes are escaped by backslashes', async () => {
    const field = fc.array(fc.constantFrom(',', '"', '\\', '\n', 'a', 'n'), { maxLength: 6 }).map((x) => x.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const text = rows
            .map((row) => `${row.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}\n`)
            .join('');
          const records = parse(text, { escape: '\\', relax_column_count: true });
          expect(records).toEqual(rows);
          expect((await read(text, size, { ...COMMA_SEPARATED, escape: 92 })).records).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('do not depend on where the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), async (pieces, size) => {
        const text = pieces.join('');
        expect(await read(text, size)).toEqual(await read(text, 1 << 20));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a quote inside an unquoted field is a character', 'a"b,c\n', [['a"b', 'c']]],
    ['a CR alone is a character', 'a\rb,c\n', [['a\rb', 'c']]],
    ['a last line needs no break', 'a,b', [['a', 'b']]],
    ['a delimiter at the end is followed by a field', 'a,', [['a', '']]],
    ['quoted fields hold line breaks', '"a\r\nb",c\r\n', [['a\r\nb', 'c']]],
  ])('%s', async (_, text, expected) => {
    expect((await read(text, 3)).records).toEqual(expected);
  });

  it('know on which line they start', async () => {
    expect((await read('a\n"b\nc"\n\nd\n', 2)).lines).toEqual([1, 2, 4, 5]);
  });

  it('end where a quote is not closed, or closed too early', async () => {
    expect(await read('a,b\nc,"d\ne,f\n', 4)).toMatchObject({ records: [['a', 'b']], failure: INCOMPLETE });
    expect(await read('a,b\nc,"d"e\n', 4)).toMatchObject({ records: [['a', 'b']], failure: BROKEN });
  });

  it('may have other delimiters and line breaks', async () => {
    const dialect = { delimiter: 9, quote: 39, newline: 13, escape: NO_ESCAPE };
    expect((await read("a\t'b\t''c'\rd\te\r", 2, dialect)).records).toEqual([
      ['a', "b\t'c"],
      ['d', 'e'],
    ]);
  });
});

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
