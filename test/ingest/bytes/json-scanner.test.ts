import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUT_OFF, JsonScanner, NOT_JSON } from '../../../src/ingest/bytes/json-scanner.js';
import { LITERAL, NESTED, NULL, Row, STRING } from '../../../src/ingest/bytes/row.js';
import { Fields } from '../../../src/ingest/tables/fields.js';
import { uniqueNames } from '../../../src/ingest/tables/header.js';

/** A scanner of a text, with room behind it. */
function scannerOf(text: string): { scanner: JsonScanner; length: number } {
  const bytes = Buffer.from(text);
  const scanner = new JsonScanner();
  scanner.open(Buffer.concat([bytes], 2 * bytes.length + 16), bytes.length, bytes.length);
  return { scanner, length: bytes.length };
}

/** The members of an object as the scanner sees them, their values parsed. */
function membersOf(text: string, fields = new Fields()): [string, unknown][] | number {
  const { scanner } = scannerOf(text);
  const row = new Row();
  const next = scanner.object(scanner.skipBlanks(0), row, fields);
  return next < 0
    ? next
    : Array.from({ length: row.count }, (_, i) => [fields.info(row.fields[i] ?? -1).name, parsedField(row, i)]);
}

function parsedField(row: Row, i: number): unknown {
  const text = row.text(i);
  switch (row.kinds[i]) {
    case STRING:
      return text;
    case NULL:
      return null;
    case LITERAL:
    case NESTED:
      return JSON.parse(text);
    default:
      throw new Error(`kind ${row.kinds[i]}`);
  }
}

const strings = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('\u0000', '\ud83d', '"', '\\', '/', '\u2028'),
);
const object = fc.dictionary(strings, fc.oneof(fc.jsonValue(), strings), { maxKeys: 6, noNullPrototype: true });

function wellFormedText(text: string): string {
  return Buffer.from(text).toString();
}

/** As `JSON.parse` has it, after UTF-8 has made U+FFFD of halves of surrogate pairs. */
function wellFormed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item) => (typeof item === 'string' ? wellFormedText(item) : item));
}

describe('the JSON scanner', () => {
  it('finds the members that JSON.parse finds', () => {
    fc.assert(
      fc.property(object, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const members = membersOf(text);
        if (typeof members === 'number') throw new Error(`failed with ${members}`);
        const names = [...new Set(Object.keys(value).map(wellFormedText))];
        // Fields are named as columns are: none is nameless.
        const fields = new Map(uniqueNames(names).map((field, at) => [names[at], field]));
        const expected = Object.entries(value).map(([name, item]) => [
          fields.get(wellFormedText(name)),
          wellFormed(item),
        ]);
        expect(wellFormed(members)).toEqual(wellFormed(expected));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds them in objects one after the other, whatever members they have and in whatever order', () => {
    const name = fc.constantFrom('a', 'ab', 'abcd', 'abce', 'a"b', 'a\\', '\\u0061', 'é', 'n\tb', 'toString');
    const member = fc.tuple(
      name,
      fc.constantFrom('1', 'null', '"x"', '"\\ud83d\\ud83d\\ude00\\u00e9\\n"', '[0]'),
      fc.boolean(),
    );
    const members = fc.uniqueArray(member, { maxLength: 6, selector: ([key]) => key });
    const escaped = (key: string) =>
      key.replaceAll(/./gsu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    fc.assert(
      fc.property(fc.array(members, { maxLength: 8 }), fc.constantFrom('', ' '), (objects, blank) => {
        const fields = new Fields();
        for (const each of objects) {
          const texts = each.map(([key, value, isEscaped]) => {
            return `${isEscaped ? `"${escaped(key)}"` : JSON.stringify(key)}${blank}:${blank}${value}`;
          });
          const text = `{${texts.join(`${blank},`)}}`;
          expect(wellFormed(membersOf(text, fields))).toEqual(wellFormed(Object.entries(JSON.parse(text))));
        }
      }),
    );
  });

  it('says of every beginning of an object that it is cut off', () => {
    fc.assert(
      fc.property(object, fc.nat(), (value, at) => {
        const text = Buffer.from(JSON.stringify(value));
        expect(membersOf(text.subarray(0, at % text.length).toString('latin1'))).toBe(CUT_OFF);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes and skips what JSON.parse takes, and nothing else', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\\',
      '\n',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((x) => `{"a":${x.join('')}}`),
      fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), pieces).map(([json, at, piece]) => {
        const cut = at % (json.length + 1);
        return `{"a":${json.slice(0, cut)}${piece}${json.slice(cut + 1)}}`;
      }),
    );
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(text, (json) => {
        const isJson = parses(json);
        if (isJson) taken++;
        else refused++;
        const { scanner, length } = scannerOf(json);
        const skipped = scanner.skip(0);
        expect(skipped >= 0 && scanner.skipBlanks(skipped) === length).toBe(isJson);
        const row = new Row();
        const read = scannerOf(json).scanner.object(0, row, new Fields());
        expect(read).toBe(skipped);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(50);
  });

  it('reads the items of an array', () => {
    const { scanner, length } = scannerOf('[1, "two", null, [3], {"four": 4}, true]');
    const row = new Row();
    expect(scanner.array(0, row)).toBe(length);
    expect(Array.from({ length: row.count }, (_, i) => [row.fields[i], parsedField(row, i)])).toEqual([
      [0, 1],
      [1, 'two'],
      [2, null],
      [3, [3]],
      [4, { four: 4 }],
      [5, true],
    ]);
  });

  it('keeps the digits of numbers', () => {
    const { scanner } = scannerOf('[9007199254740993, -1.50e+10]');
    const row = new Row();
    scanner.array(0, row);
    expect([row.text(0), row.text(1)]).toEqual(['9007199254740993', '-1.50e+10']);
  });

  it('takes the words that Python writes for numbers', () => {
    const { scanner, length } = scannerOf('[NaN, Infinity, -Infinity]');
    expect(scanner.array(0, new Row())).toBe(length);
  });

  it('decodes escapes', () => {
    const { scanner } = scannerOf(String.raw`["\"\\\/\b\f\n\r\t", "\u00e9", "\ud83d\ude00", "\ud83d", "\ud83dx"]`);
    const row = new Row();
    scanner.array(0, row);
    expect(Array.from({ length: 5 }, (_, i) => row.text(i))).toEqual([
      '"\\/\b\f\n\r\t',
      'é',
      '😀',
      '\ufffd',
      '\ufffdx',
    ]);
  });

  it.each([
    ['{"a" 1}', 'a colon should be here', 5],
    ['{"a":1 "b":2}', 'a comma or a closing brace should be here', 7],
    ['{a:1}', 'the name of a member should be here, in quotes', 1],
    ['{"a":01}', 'a value should be here', 5],
    ['{"a":"\t"}', 'a control character in a string', 6],
    ['{"a":"\\x"}', 'an escape that JSON has not', 6],
    ['{"a":[1,]}', 'a value should be here', 8],
  ])('says what is wrong with %s', (text, problem, at) => {
    const { scanner } = scannerOf(text);
    expect(scanner.object(0, new Row(), new Fields())).toBe(NOT_JSON);
    expect([scanner.problem, scanner.problemAt]).toEqual([problem, at]);
  });

  it('refuses values that are nested too deeply, without exhausting the stack', () => {
    const { scanner } = scannerOf('['.repeat(100_000));
    expect(scanner.skip(0)).toBe(NOT_JSON);
    expect(scanner.problem).toBe('nested deeper than 1000 levels');
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
