import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDatetime, parseDatetime } from '../../../src/engine/values/datetime.js';
import { parseLong } from '../../../src/engine/values/number.js';
import { toText } from '../../../src/engine/values/text.js';
import type { ScalarType } from '../../../src/engine/values/types.js';
import { valueAt } from '../../../src/engine/values/vector.js';
import { type Kind, LITERAL, NESTED, NULL, Row, STRING, TEXT } from '../../../src/ingest/bytes/row.js';
import type { Spelling } from '../../../src/ingest/columns/cell.js';
import { columnBuilder } from '../../../src/ingest/columns/column.js';
import { compactJson } from '../../../src/ingest/columns/compact-json.js';
import { Inference } from '../../../src/ingest/columns/inference.js';
import { InferredColumn } from '../../../src/ingest/columns/inferred-column.js';
import { DATETIME, Kernel, LONG } from '../../../src/ingest/kernel/kernel.js';
import { FileFacts } from '../../../src/ingest/tables/file-facts.js';
import { DayOrderFinder } from '../../../src/ingest/times/day-order.js';
import { TimeReader } from '../../../src/ingest/times/time-reader.js';
import { UTC } from '../../../src/ingest/times/zones.js';

function spelling(changes: Partial<Spelling> = {}): Spelling {
  return {
    times: new TimeReader(new DayOrderFinder(), UTC),
    decimalComma: false,
    emptyObjectIsNull: false,
    ...changes,
  };
}

function rowOf(text: string, kind: Kind): Row {
  const row = new Row();
  const bytes = Buffer.from(text);
  row.open(bytes);
  row.add(0, kind, 0, bytes.length);
  return row;
}

/** What a column makes of a field: its text, null, or that it does not fit. */
function cell(
  type: ScalarType,
  text: string,
  kind: Kind = TEXT,
  changes: Partial<Spelling> = {},
): string | null | 'unfit' {
  const builder = columnBuilder(type, spelling(changes), new Kernel());
  const fits = builder.put(0, rowOf(text, kind), 0);
  const value = valueAt(builder.finish(1), 0);
  if (!fits) {
    expect(value).toBe(null);
    return 'unfit';
  }
  return value === null ? null : toText(value, type);
}

describe('a field', () => {
  it.each<[ScalarType, string, string | null]>([
    ['bool', 'true', 'True'],
    ['bool', 'FALSE', 'False'],
    ['bool', '1', 'True'],
    ['bool', '0', 'False'],
    ['bool', '1.0', 'True'],
    ['bool', 'WAHR', 'True'],
    ['bool', 'yes', 'unfit'],
    ['bool', '2', 'unfit'],
    ['bool', '', null],
    ['int', '443', '443'],
    ['int', '-7', '-7'],
    ['int', '443.0', '443'],
    ['int', '443.5', 'unfit'],
    ['int', '2147483648', 'unfit'],
    ['int', 'null', null],
    ['int', 'NULL', null],
    ['int', 'None', null],
    ['long', '9223372036854775807', '9223372036854775807'],
    ['long', '-9223372036854775808', '-9223372036854775808'],
    ['long', '9223372036854775808', 'unfit'],
    ['long', '9007199254740993', '9007199254740993'],
    ['long', '1.78153E+12', 'unfit'],
    ['real', '0.5', '0.5'],
    ['real', '-12', '-12.0'],
    ['real', '1e3', '1000.0'],
    ['real', 'NaN', 'NaN'],
    ['real', '0,5', 'unfit'],
    ['decimal', '0.1000000000000000000000000001', '0.1000000000000000000000000001'],
    ['datetime', '2024-05-01T10:00:00.1234567Z', '2024-05-01T10:00:00.1234567Z'],
    ['datetime', '5/13/2024, 1:02:03.004 PM', '2024-05-13T13:02:03.0040000Z'],
    ['datetime', 'Invalid date', null],
    ['datetime', '12:36 PM', 'unfit'],
    ['datetime', '1714557600', 'unfit'],
    ['timespan', '1.02:03:04.5', '1.02:03:04.5000000'],
    ['guid', 'DB6EB3C1-9B0B-4E0A-8B0A-0123456789AB', 'db6eb3c1-9b0b-4e0a-8b0a-0123456789ab'],
    ['guid', 'x', 'unfit'],
    ['string', 'null', 'null'],
    ['string', 'None', 'None'],
    ['string', '', ''],
    ['string', ' a ', ' a '],
    ['dynamic', '{"a": [1, 2.50]}', '{"a":[1,2.5]}'],
    ['dynamic', '12', '12'],
    ['dynamic', 'plain text', 'plain text'],
    ['dynamic', '', null],
    ['dynamic', '{}', '{}'],
  ])('in a %s column: %j is %j', (type, text, expected) => expect(cell(type, text)).toBe(expected));

  it.each<[ScalarType, string, Kind, string | null]>([
    ['string', '443', LITERAL, '443'],
    ['string', '{ "a" : "x y" }', NESTED, '{"a":"x y"}'],
    ['string', 'null', NULL, ''],
    ['int', '443', STRING, '443'],
    ['int', '{}', NESTED, null],
    ['int', '[1]', NESTED, 'unfit'],
    ['bool', 'true', LITERAL, 'True'],
    ['datetime', '5', LITERAL, 'unfit'],
    ['dynamic', '12', STRING, '12'],
    ['dynamic', '[1]', STRING, '[1]'],
    ['dynamic', '12', LITERAL, '12'],
    ['dynamic', 'NaN', LITERAL, 'NaN'],
    ['dynamic', 'null', NULL, null],
  ])('of JSON in a %s column: %j', (type, text, kind, expected) => expect(cell(type, text, kind)).toBe(expected));

  it('may have a decimal comma, and {} for null', () => {
    expect(cell('real', '0,5', TEXT, { decimalComma: true })).toBe('0.5');
    expect(cell('dynamic', '{}', NESTED, { emptyObjectIsNull: true })).toBe(null);
  });
});

describe('a column', () => {
  it('has no value in rows that are left out', () => {
    for (const type of ['bool', 'int', 'long', 'real', 'datetime', 'guid', 'dynamic', 'string'] as const) {
      const builder = columnBuilder(type, spelling(), new Kernel());
      builder.put(2, rowOf('', TEXT), 0);
      const vector = builder.finish(5000);
      expect([0, 1, 2, 4999].map((row) => valueAt(vector, row))).toEqual(Array(4).fill(type === 'string' ? '' : null));
    }
  });

  it('begins anew after each batch', () => {
    for (const type of ['long', 'string', 'dynamic'] as const) {
      const builder = columnBuilder(type, spelling(), new Kernel());
      builder.put(0, rowOf('1', TEXT), 0);
      const first = builder.finish(1);
      builder.put(1, rowOf('2', TEXT), 0);
      const second = builder.finish(2);
      const texts = [valueAt(first, 0), valueAt(second, 0), valueAt(second, 1)].map((value) => toText(value, type));
      expect(texts).toEqual(['1', '', '2']);
    }
  });

  it('takes the last of several fields for one row', () => {
    for (const type of ['long', 'string', 'dynamic'] as const) {
      const builder = columnBuilder(type, spelling(), new Kernel());
      builder.put(0, rowOf('1', TEXT), 0);
      builder.put(0, rowOf('', TEXT), 0);
      expect(toText(valueAt(builder.finish(1), 0), type)).toBe('');
    }
  });
});

const fields = new Kernel();
const place = fields.functions.allocate(8);

/** What the kernel reads from bytes in the middle of others; undefined where it declines. */
function readField(type: typeof DATETIME | typeof LONG, text: string): bigint | undefined {
  const bytes = Buffer.from(`12${text}34`);
  const isRead = fields.readField(type, bytes, 2, bytes.length - 2, place);
  return isRead ? fields.bytes.readBigInt64LE(place) : undefined;
}

describe('times as bytes', () => {
  const iso = fc
    .record({
      date: fc.date({
        min: new Date('0001-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59Z'),
        noInvalidDate: true,
      }),
      digits: fc.integer({ min: 0, max: 9 }),
      fraction: fc.nat(999_999_999),
    })
    .map(({ date, digits, fraction }) => {
      const text = date.toISOString().slice(0, 19);
      return digits === 0 ? `${text}Z` : `${text}.${String(fraction).padStart(9, '0').slice(0, digits)}Z`;
    });

  it('are what their text is', () => {
    fc.assert(
      fc.property(iso, (text) => {
        expect(formatDatetime(readField(DATETIME, text) ?? 0n)).toBe(formatDatetime(parseDatetime(text) ?? -1n));
      }),
      { numRuns: 2000 },
    );
  });

  it('are left to others where they have another form', () => {
    const pieces = fc.array(fc.constantFrom('2024', '-', '05', 'T', ' ', ':', '10', '.', '1', 'Z', '99', '00'), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const ticks = readField(DATETIME, text);
        if (ticks !== undefined) expect(parseDatetime(text)).toBe(ticks);
      }),
      { numRuns: 3000 },
    );
    for (const text of [
      '2024-02-30T10:00:00Z',
      '2024-05-01T24:00:00Z',
      '2024-05-01T10:00:00',
      '0000-01-01T00:00:00Z',
      '2024-05-01T10:00:00.Z',
    ]) {
      expect(readField(DATETIME, text), text).toBe(undefined);
    }
  });
});

describe('whole numbers as bytes', () => {
  it('are what their text is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.maxSafeInteger().map(String),
          fc.string({ unit: fc.constantFrom('1', '0', '-', '+', '.', 'e'), maxLength: 5 }),
        ),
        (text) => {
          const number = readField(LONG, text);
          if (number !== undefined) expect(number).toBe(parseLong(text));
          else expect(/^-?\d{1,15}$/.test(text)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('compact JSON', () => {
  it('is the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(compactJson(Buffer.from(JSON.stringify(value, null, 2))).toString()).toBe(JSON.stringify(value));
      }),
    );
  });
});

describe('the type of an unknown column', () => {
  function typeOf(...fields: (string | readonly [string, Kind])[]): ScalarType | undefined {
    const inference = new Inference();
    inference.observe(
      fields.map((field) =>
        typeof field === 'string' ? { text: field, kind: TEXT } : { text: field[0], kind: field[1] },
      ),
    );
    return inference.type;
  }

  it.each<[ScalarType | undefined, ...(string | readonly [string, Kind])[]]>([
    ['long', '1', '-20', '9007199254740993'],
    ['real', '1', '2.5'],
    ['real', '1.0', '1e-7'],
    ['string', '9007199254740993', '2.5'],
    ['string', '007', '1'],
    ['string', '1.10', '1.2'],
    ['string', '-0'],
    ['bool', 'true', 'False'],
    ['string', 'true', '1'],
    ['datetime', '2024-05-01T10:00:00Z', '5/13/2024, 1:00:00 PM'],
    ['datetime', '2024-05-01T10:00:00Z', 'Invalid date', 'null'],
    ['string', '2024-05-01', '2024-05-02'],
    ['string', '2024-05-01T10:00:00.123456789Z'],
    ['dynamic', '{"a":1}', '[]'],
    ['string', '{"a":1}', 'x'],
    ['string', '{broken'],
    ['long', 'null', '1'],
    [undefined],
    [undefined, 'null', '{}', 'NULL'],
    ['long', ['1', LITERAL]],
    ['real', ['1', LITERAL], ['1.50', LITERAL]],
    ['string', ['1', STRING]],
    ['string', ['1', STRING], ['1', LITERAL]],
    ['datetime', ['2024-05-01T10:00:00Z', STRING]],
    ['dynamic', ['{"a":1}', NESTED], ['x', STRING], ['1', LITERAL]],
    ['bool', ['true', LITERAL]],
    ['string', ['true', LITERAL], ['1', LITERAL]],
  ])('is %s', (type, ...fields) => expect(typeOf(...fields)).toBe(type));

  it('is the preferred one where that holds every value', () => {
    const typeOfPreferred = (preferred: ScalarType, ...texts: string[]) => {
      const inference = new Inference(preferred);
      inference.observe(texts.map((text) => ({ text, kind: TEXT })));
      return inference.type;
    };
    expect(typeOfPreferred('real', '1', '2')).toBe('real');
    expect(typeOfPreferred('string', '1', '2')).toBe('string');
    expect(typeOfPreferred('bool', '1', '2')).toBe('long');
  });

  it('is another where one value only seemed to fit', () => {
    const inference = new Inference();
    const column = new InferredColumn(inference, spelling(), new Kernel());
    for (const [at, text] of ['13/5/2024 1:00', '5/13/2024 1:00'].entries()) column.put(at, rowOf(text, TEXT), 0);
    const vector = column.finish(2);
    expect(vector?.type).toBe('string');
    expect([0, 1].map((row) => vector && valueAt(vector, row))).toEqual(['13/5/2024 1:00', '5/13/2024 1:00']);
  });

  it('is found anew where words for null turn out to be texts', () => {
    const inference = new Inference();
    const column = new InferredColumn(inference, spelling(), new Kernel());
    column.put(0, rowOf('null', TEXT), 0);
    expect(column.finish(1)).toBeUndefined();
    column.put(1, rowOf('x', TEXT), 0);
    const vector = column.finish(2);
    expect([inference.widened, vector && valueAt(vector, 0)]).toEqual([true, '']);
  });

  it('is dynamic for empty objects, unless other values say that they stand for null', () => {
    expect(typeOf(['{}', NESTED])).toBe('dynamic');
    expect(typeOf(['{}', NESTED], ['5', LITERAL])).toBe('long');
  });

  it('loses no text', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', 'e', '+'), maxLength: 8 }),
      fc.maxSafeInteger().map(String),
      fc.double().map(String),
      fc.constantFrom('true', 'false', '{"a":1}', '[1]'),
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (fields) => {
        const inference = new Inference();
        const column = new InferredColumn(inference, spelling(), new Kernel());
        for (const [at, text] of fields.entries()) column.put(at, rowOf(text, TEXT), 0);
        const vector = column.finish(fields.length);
        for (const [at, text] of fields.entries()) {
          if (text === '' || /^(?:null|\{\})$/i.test(text)) continue;
          const value = vector === undefined ? null : valueAt(vector, at);
          const stored = toText(value, vector?.type ?? 'string');
          if (vector?.type === 'real') expect(Number(stored)).toBe(Number(text));
          else
            expect(vector?.type === 'bool' ? stored.toLowerCase() : stored).toBe(
              vector?.type === 'bool' ? text.toLowerCase() : text,
            );
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('and its values are the same, however the rows are cut into batches', () => {
    const texts = fc.oneof(
      fc.constantFrom('null', '{}', 'true', 'x', '007', '1.50', '2.5', '7', '9007199254740993', '{"a":1}', '[1]', ''),
      fc.constantFrom('2024-05-01T10:00:00Z', '3/4/2024 1:00', '13/4/2024 1:00', '4/13/2024 1:00', 'Invalid date'),
      fc.integer().map(String),
    );
    const rows = fc.array(texts, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(12), { maxLength: 4 }), (fields, cuts) => {
        expect(inBatches(fields, [...cuts, fields.length])).toEqual(inBatches(fields, [fields.length]));
      }),
      { numRuns: 3000 },
    );
  });

  /** The values of a column as text, read as often as a file is, in batches that end at `ends`. */
  function inBatches(fields: readonly string[], ends: readonly number[]): { type?: ScalarType; values: string[] } {
    const facts = new FileFacts(undefined);
    for (;;) {
      const inference = facts.inference('T', 'C');
      const times = new TimeReader(facts.dayOrder('T', 'C'), UTC);
      const column = new InferredColumn(inference, { ...spelling(), times }, new Kernel());
      const values: string[] = [];
      let start = 0;
      for (const end of ends.toSorted((a, b) => a - b)) {
        const length = Math.min(end, fields.length) - start;
        if (length <= 0) continue;
        for (let at = 0; at < length; at++) column.put(at, rowOf(fields[start + at] ?? '', TEXT), 0);
        const vector = column.finish(length);
        for (let at = 0; at < length; at++) values.push(vector ? toText(valueAt(vector, at), vector.type) : '');
        start += length;
      }
      const { type } = inference;
      if (!facts.mistaken) return { ...(type === undefined ? {} : { type }), values };
      facts.correct();
    }
  }

  it('is found wanting where a later batch has other values', () => {
    const inference = new Inference();
    inference.observe([{ text: '1', kind: TEXT }]);
    expect([inference.type, inference.widened]).toEqual(['long', false]);
    inference.observe([{ text: '2', kind: TEXT }]);
    expect(inference.widened).toBe(false);
    inference.observe([{ text: '1.5', kind: TEXT }]);
    expect([inference.type, inference.widened]).toEqual(['real', true]);
  });
});
