import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDatetime } from '../../../src/engine/values/datetime.js';
import { Decimal } from '../../../src/engine/values/decimal.js';
import { type Dynamic, DynamicScalar, isArray, isBag } from '../../../src/engine/values/dynamic.js';
import { ValueError } from '../../../src/engine/values/error.js';
import {
  formatDynamic,
  fromPlain,
  MAX_DEPTH,
  parseDynamic,
  parseJson,
  toPlain,
} from '../../../src/engine/values/json.js';
import { jsonMember } from '../../../src/engine/values/json-parser.js';
import { dynamics, texts } from './arbitrary.js';

function bag(entries: Record<string, Dynamic>): Dynamic {
  return new Map(Object.entries(entries));
}

describe('parseJson', () => {
  test.each<[string, Dynamic]>([
    ['null', null],
    [' true\n', true],
    ['-12', -12n],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', 2 ** 63],
    ['1.0', 1],
    ['1e3', 1000],
    ['-2.5E-2', -0.025],
    ['0', 0n],
    ['"a"', 'a'],
    [String.raw`"\"\\\/\b\f\n\r\t\u0041\ud83d\ude00z"`, '"\\/\b\f\n\r\tA😀z'],
    ['[]', []],
    ['[1, [2.5], {}]', [1n, [2.5], new Map()]],
    ['{"b": 1, "a": {"c": [null]}}', bag({ b: 1n, a: bag({ c: [null] }) })],
    ['{"a": 1, "a": 2}', bag({ a: 2n })],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test.each([
    '',
    ' ',
    'nul',
    'nulls',
    'True',
    'NaN',
    '01',
    '-',
    '+1',
    '.5',
    '1.',
    '1e',
    '0x1',
    '"a',
    '"a\tb"',
    String.raw`"\x"`,
    String.raw`"\u12g4"`,
    String.raw`"\n`,
    '[1,]',
    '[1',
    '[1 2]',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '1 2',
    '[]]',
  ])('%j is not JSON', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  test('keeps the order of keys, also of those that look like numbers', () => {
    const parsed = parseJson('{"10":1,"2":2,"__proto__":3,"a":4}');
    expect(parsed instanceof Map ? [...parsed.keys()] : []).toEqual(['10', '2', '__proto__', 'a']);
  });

  test('depth has a limit', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(formatDynamic(parseJson(nested(MAX_DEPTH)) ?? null)).toBe(nested(MAX_DEPTH));
    expect(parseJson(nested(MAX_DEPTH + 1))).toBeUndefined();
    expect(parseJson('['.repeat(1_000_000))).toBeUndefined();
  });

  test('takes what JSON.parse takes, and nothing else', () => {
    const near = fc
      .array(fc.constantFrom(...'{}[],:"\\ntrue0123.eE-+ u'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(near, fc.json(), texts), (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(parseJson(text)).toBeUndefined();
          return;
        }
        const parsed = parseJson(text);
        expect(parsed).toBeDefined();
        expect(JSON.stringify(toPlain(parsed ?? null), reviveNumber)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 3000 },
    );
  });

  function reviveNumber(_key: string, value: unknown): unknown {
    return typeof value === 'bigint' ? Number(value) : value;
  }
});

describe('parseDynamic', () => {
  test('text that is not JSON is itself, empty text is null', () => {
    expect(parseDynamic('[1]')).toEqual([1n]);
    expect(parseDynamic('hello')).toBe('hello');
    expect(parseDynamic('{"a":')).toBe('{"a":');
    expect(parseDynamic('')).toBeNull();
    expect(parseDynamic('"hello"')).toBe('hello');
  });
});

describe('jsonMember', () => {
  const key = fc.constantFrom('a', 'ab', 'b', '.', '"', '\\', '\u00e9', '__proto__');
  const escaped = (text: string) => fc.constantFrom(JSON.stringify(text), JSON.stringify(text).replace('a', '\\u0061'));
  const blanks = fc.constantFrom('', '', '', ' ', '\n\t');
  const { value: document } = fc.letrec<{ value: string; bag: string; array: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        '1',
        '-0',
        '2.5e+3',
        'true',
        'false',
        'null',
        '""',
        '"a"',
        '"x\\"y"',
        '{}',
        '[]',
        '01',
        '"\t"',
        '-',
      ),
      tie('bag'),
      tie('array'),
    ),
    bag: fc
      .array(fc.tuple(key.chain(escaped), blanks, tie('value'), blanks), { maxLength: 5 })
      .map((members) => `{${members.map(([name, a, value, b]) => `${a}${name}${b}:${a}${value}${b}`).join(',')}}`),
    array: fc
      .array(fc.tuple(blanks, tie('value'), blanks), { maxLength: 4 })
      .map((items) => `[${items.map((parts) => parts.join('')).join(',')}]`),
  }));
  const damaged = fc
    .tuple(document, fc.nat(), fc.constantFrom('', '', '{', '}', ',', '"', ':', '\\'))
    .map(([text, at, instead]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + instead + text.slice(place + 1);
    });
  const path = fc.array(fc.oneof(key, fc.nat(2)), { maxLength: 3 });

  function memberOf(value: Dynamic, name: string | number): Dynamic {
    if (typeof name === 'string') return isBag(value) ? (value.get(name) ?? null) : null;
    return isArray(value) ? (value[name] ?? null) : null;
  }

  test('is what stands at the path of the whole value', () => {
    fc.assert(
      fc.property(fc.oneof(document, damaged), path, (text, keys) => {
        const whole = parseJson(text);
        expect(jsonMember(keys)(text)).toEqual(whole === undefined ? null : keys.reduce(memberOf, whole));
      }),
      { numRuns: 3000 },
    );
  });

  test('depth has the same limit, and length has none', () => {
    const nested = (depth: number) => `${'{"b":{},"a":'.repeat(depth)}[1]${',"c":[0]}'.repeat(depth)}`;
    expect(jsonMember(['a'])(nested(MAX_DEPTH - 1))).not.toBeNull();
    expect(jsonMember(['c'])(nested(MAX_DEPTH))).toBeNull();
    const long = `{${'"b":[1,2],'.repeat(100_000)}"a":[${'1,'.repeat(100_000)}7]}`;
    expect(jsonMember(['a', 100_000])(long)).toBe(7n);
  });
});

describe('formatDynamic', () => {
  test.each<[Dynamic, string]>([
    [null, 'null'],
    [false, 'false'],
    [9007199254740993n, '9007199254740993'],
    [2, '2.0'],
    [2.5, '2.5'],
    [NaN, '"NaN"'],
    ['say "hi"\\\n', String.raw`"say \"hi\"\\\n"`],
    ['żółw', '"żółw"'],
    [[1n, 2.5, 'x', null], '[1,2.5,"x",null]'],
    [bag({ a: 1n, b: bag({}), c: [] }), '{"a":1,"b":{},"c":[]}'],
    [new DynamicScalar('datetime', parseDatetime('2031-07-04 01:02') ?? 0n), '"2031-07-04T01:02:00.0000000Z"'],
    [new DynamicScalar('timespan', -600_000_000n), '"-00:01:00"'],
    [new DynamicScalar('guid', '0f8fad5b-d9cb-469f-a165-70867728950e'), '"0f8fad5b-d9cb-469f-a165-70867728950e"'],
    [new DynamicScalar('decimal', new Decimal('1.50')), '"1.5"'],
  ])('%o prints as %s', (value, text) => {
    expect(formatDynamic(value)).toBe(text);
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(dynamics, (value) => {
        expect(parseJson(formatDynamic(value))).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('plain data', () => {
  test('longs are numbers where these hold them', () => {
    expect(toPlain(bag({ a: 1n, b: 9007199254740993n, c: 1.5 }))).toEqual({ a: 1, b: 9007199254740993n, c: 1.5 });
    expect(toPlain([new DynamicScalar('timespan', 864_000_000_000n)])).toEqual(['1.00:00:00']);
  });

  test('a key named __proto__ is a key', () => {
    const plain = toPlain(bag({ ['__proto__']: 1n }));
    expect(Object.entries(plain as object)).toEqual([['__proto__', 1]]);
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
  });

  test('from plain data', () => {
    expect(fromPlain({ a: 1, b: 1.5, c: undefined, d: [undefined, null], e: 2n ** 70n })).toEqual(
      bag({ a: 1n, b: 1.5, d: [null, null], e: 2 ** 70 }),
    );
    expect(formatDynamic(fromPlain(new Date(0)))).toBe('"1970-01-01T00:00:00.0000000Z"');
    expect(fromPlain(new Map([[1, 2]]))).toEqual(new Map([['1', 2n]]));
    expect(() => fromPlain(() => 1)).toThrow(ValueError);
  });

  test('there and back is the same, but for whole reals', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (plain) => {
        expect(toPlain(fromPlain(plain))).toEqual(plain);
      }),
    );
  });
});
