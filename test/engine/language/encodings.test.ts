import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onText, onTexts } from '../../support/on-text.js';
import { runQuery } from '../../support/run-query.js';

const roundTrip = (expression: string, arbitrary = fc.string({ unit: 'binary' })) =>
  fc.assert(
    fc.property(arbitrary, (text) => onText(expression, text) === text),
    { numRuns: 50 },
  );

const bytes = fc.uint8Array().map((array) => Buffer.from(array).toString('base64'));

describe('base64', () => {
  it('encodes and decodes any text', () => {
    roundTrip('base64_decode_tostring(base64_encode_tostring(s))');
    roundTrip('make_string(base64_decode_toarray(base64_encode_tostring(s)))', fc.string({ unit: 'grapheme-ascii' }));
    roundTrip('base64_encode_fromarray(base64_decode_toarray(s))', bytes);
  });

  it.each(['QQ', 'QQ=', 'Q===', 'Q Q=', '!!!!', 'QQ==QQ==', '-_-_'])('%s is none', (text) => {
    expect(onText('strcat(base64_decode_tostring(s), isnull(base64_decode_toarray(s)))', text)).toBe('True');
  });

  it('decodes UTF-16, as of encoded PowerShell commands, with its zero bytes', () => {
    const command = Buffer.from('dir', 'utf16le').toString('base64');
    expect(onText('base64_decode_tostring(s)', command)).toBe('d\0i\0r\0');
    expect(onText('translate("\\0", "", base64_decode_tostring(s))', command)).toBe('dir');
  });

  it.each([
    ['base64_encode_fromarray(dynamic([1, 2.0]))', ''],
    ['base64_encode_fromarray(dynamic([-1]))', ''],
    ['base64_encode_fromarray(dynamic("a"))', ''],
    ['base64_encode_fromarray(dynamic([]))', ''],
    ['base64_decode_toarray("")', []],
    ['base64_decode_toguid("")', null],
    ['base64_encode_fromguid(guid(null))', ''],
    [
      'base64_decode_toguid(base64_encode_fromguid(guid(74be27de-1e4e-49d9-b579-fe0b331d3642)))',
      '74be27de-1e4e-49d9-b579-fe0b331d3642',
    ],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, '')).toEqual(expected);
  });
});

describe('compression', () => {
  it('gives any text back', () => {
    roundTrip('gzip_decompress_from_base64_string(gzip_compress_to_base64_string(s))');
    roundTrip('zlib_decompress_from_base64_string(zlib_compress_to_base64_string(s))');
  });

  it('makes a text shorter that repeats itself', () => {
    const text = 'abc'.repeat(1000);
    expect(onText('strlen(gzip_compress_to_base64_string(s)) < 100', text)).toBe(true);
    expect(onText('gzip_decompress_from_base64_string(gzip_compress_to_base64_string(s)) == s', text)).toBe(true);
  });

  it.each([
    ['truncated', gzipSync('a text').subarray(0, 20).toString('base64')],
    ['no UTF-8', gzipSync(Buffer.of(0xff, 0xfe)).toString('base64')],
    ['of zlib', 'eJwLSS0uUSguKcrMS1cwNDIGACxqBQ4='],
    ['with a file name', gzipSync('x').fill(8, 3, 4).toString('base64')],
    ['no base64', '****'],
    ['empty', ''],
  ])('gives an empty text for gzip that is %s', (_, base64) => {
    expect(onText('gzip_decompress_from_base64_string(s)', base64)).toBe('');
  });

  it('does not unpack without end', () => {
    const bomb = gzipSync(Buffer.alloc(2 ** 26 + 1, 'a')).toString('base64');
    expect(
      runQuery('T | project gzip_decompress_from_base64_string(s)', { T: { columns: { s: 'string' }, rows: [[bomb]] } })
        .rows,
    ).toEqual([['']]);
  });
});

describe('URL encoding', () => {
  it('gives any text back', () => {
    roundTrip('url_decode(url_encode(s))');
    roundTrip('url_decode(url_encode_component(s))');
  });

  it.each([
    ['url_encode(s)', 'a%7e%27(b)*!.-_%26%c3%a9+%2b%f0%9f%98%80'],
    ['url_encode_component(s)', 'a%7e%27(b)*!.-_%26%c3%a9%20%2b%f0%9f%98%80'],
  ])('%s is %s', (expression, expected) => {
    expect(onText(expression, "a~'(b)*!.-_&é +😀")).toBe(expected);
  });

  it('leaves what is not encoded as it is', () => {
    expect(onTexts('url_decode(s)', ['%', '%4', '%4x', '%41%', 'a%2Fb%2fc', '%E2%82%AC'])).toEqual([
      '%',
      '%4',
      '%4x',
      'A%',
      'a/b/c',
      '€',
    ]);
  });
});

describe('punycode', () => {
  it('gives any domain name back', () => {
    const label = fc
      .string({ unit: fc.constantFrom('a', 'é', '艺', '-', '😀'), minLength: 1 })
      .filter((text) => !text.startsWith('xn--'));
    const domain = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    roundTrip('punycode_domain_from_string(punycode_domain_to_string(s))', domain);
    roundTrip('punycode_to_string(punycode_from_string(s))');
  });

  it.each([
    ['punycode_domain_to_string("example.com")', 'example.com'],
    ['punycode_domain_from_string("XN--Ge-mia.com")', 'Gáe.com'],
    ['punycode_domain_from_string("xn--!!!\\u00e9.com")', ''],
    ['punycode_to_string("\\u00e9")', ''],
    ['punycode_from_string("")', ''],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, '')).toBe(expected);
  });
});
