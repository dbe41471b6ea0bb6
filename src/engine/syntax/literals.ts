// Literals of every type.

import { spanOf } from '../diagnostics/diagnostic.js';
import { datetimeFromParts, parseDatetime } from '../values/datetime.js';
import { parseDecimal } from '../values/decimal.js';
import { type Dynamic, DynamicScalar } from '../values/dynamic.js';
import { parseGuid } from '../values/guid.js';
import { wrapInt, wrapLong } from '../values/number.js';
import { parseTimespan } from '../values/timespan.js';
import { type ScalarType, scalarTypeOf, type Value } from '../values/types.js';
import { clockLiteral } from './clock-literals.js';
import type { Parser } from './parser.js';
import type { Token } from './token.js';
import type { Expression } from './tree.js';

export function parseLiteral(parser: Parser): Expression {
  const token = parser.next();
  switch (token.kind) {
    case 'string':
      return { kind: 'literal', type: 'string', value: concatenated(parser, token), span: spanOf(token, parser.last) };
    case 'long':
      return { kind: 'literal', type: 'long', value: longOf(parser, token), span: token };
    case 'real':
      return { kind: 'literal', type: 'real', value: Number(token.text), span: token };
    case 'timespan':
      return { kind: 'literal', type: 'timespan', value: parseTimespan(token.text), span: token };
    case 'typed':
      return clockLiteral(token) ?? typedLiteral(parser, token);
    default:
      return { kind: 'literal', type: 'bool', value: token.text.toLowerCase() === 'true', span: token };
  }
}

/** Adjacent string literals are one string. */
function concatenated(parser: Parser, first: Token): string {
  let value = first.value;
  while (parser.peek().kind === 'string') value += parser.next().value;
  return value;
}

function longOf(parser: Parser, token: Token): bigint {
  const value = BigInt(token.text);
  if (value > 0xffff_ffff_ffff_ffffn || (value > 0x7fff_ffff_ffff_ffffn && !token.text.startsWith('0x'))) {
    return parser.fail(
      'KS004',
      `${token.text} does not fit a long`,
      token,
      'write real(…) or decimal(…) for larger numbers',
    );
  }
  return wrapLong(value);
}

function typedLiteral(parser: Parser, token: Token): Expression {
  const type = scalarTypeOf(token.text);
  if (type === undefined) return parser.fail('KS160', `there is no type '${token.text}'`, token);
  const text = unquoted(token.value);
  const value = text === 'null' ? null : literalValue(type, text);
  if (value === undefined) return parser.fail('KS004', `'${token.value}' is no ${type} literal`, token, example(type));
  return { kind: 'literal', type, value, span: token };
}

function unquoted(text: string): string {
  const match = /^(["'])(.*)\1$/.exec(text);
  return match === null ? text : (match[2] ?? '');
}

/** The value of `type(text)`; undefined where the text is none of that type. */
function literalValue(type: ScalarType, text: string): Value | undefined {
  switch (type) {
    case 'bool':
      return (
        { true: true, false: false, '1': true, '0': false }[text.toLowerCase()] ??
        (/^-?\d+$/.test(text) ? BigInt(text) !== 0n : undefined)
      );
    case 'int':
      return integer(text, (n) => wrapInt(Number(BigInt.asIntN(32, n))));
    case 'long':
      return integer(text, wrapLong);
    case 'real':
      return real(text);
    case 'decimal':
      return parseDecimal(text) ?? undefined;
    case 'datetime':
      return parseDatetime(text.replace(SPACED_DASH, '-')) ?? datetimeOfParts(text) ?? undefined;
    case 'timespan':
      return parseTimespan(text) ?? undefined;
    case 'guid':
      return parseGuid(text) ?? undefined;
    case 'string':
    case 'dynamic':
      return undefined;
  }
}

/** The dashes of `datetime(2024 - 01 - 31)`. */
const SPACED_DASH = /(?<=\d)\s+-\s+(?=\d)/g;

/** `datetime(2024, 1, 31, 12, 30)`: parts as `make_datetime` takes them. */
function datetimeOfParts(text: string): bigint | null {
  if (!/^\d+(?:\s*,\s*\d+){2,5}$/.test(text)) return null;
  const [year = 0, month = 0, day = 0, hour, minute, second] = text.split(',').map(Number);
  return datetimeFromParts(year, month, day, hour, minute, second);
}

function integer<T>(text: string, make: (n: bigint) => T): T | undefined {
  const match = /^([+-]?)\s*(0[xX][0-9a-fA-F]+|\d+)(?:\.\d*)?$/.exec(text);
  if (match === null) return undefined;
  const n = BigInt(match[2] ?? '0');
  return make(match[1] === '-' ? -n : n);
}

function real(text: string): number | undefined {
  const named = {
    nan: Number.NaN,
    '+inf': Number.POSITIVE_INFINITY,
    inf: Number.POSITIVE_INFINITY,
    '-inf': Number.NEGATIVE_INFINITY,
  }[text.toLowerCase()];
  if (named !== undefined) return named;
  return /^[+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text.replace(/\s/g, '')) : undefined;
}

function example(type: ScalarType): string | undefined {
  const text: Partial<Record<ScalarType, string>> = {
    datetime: 'datetime(2024-01-31 12:30:00)',
    timespan: 'timespan(1.12:30:00)',
    guid: 'guid(74be27de-1e4e-49d9-b579-fe0b331d3642)',
  };
  return text[type] === undefined ? undefined : `such as \`${text[type]}\``;
}

export function parseDynamicLiteral(parser: Parser): Expression {
  const start = parser.next();
  parser.expect('(');
  const value = parser.nested(() => jsonValue(parser));
  return { kind: 'dynamic', value, span: spanOf(start, parser.expect(')')) };
}

/** One value. A timespan stands in a literal as the number of its ticks, unlike in what `pack_array()` makes. */
function jsonValue(parser: Parser): Dynamic {
  const token = parser.peek();
  switch (token.kind) {
    case 'string':
      parser.next();
      return concatenated(parser, token);
    case 'long':
      return jsonLong(parser.next().text);
    case 'real':
      return Number(parser.next().text);
    case 'timespan':
      parser.next();
      return parseTimespan(token.text) ?? 0n;
    case 'typed':
      return typedInJson(parser);
    default:
      return jsonStructure(parser);
  }
}

function jsonLong(text: string): Dynamic {
  const value = BigInt(text);
  return value > 0x7fff_ffff_ffff_ffffn || value < -0x8000_0000_0000_0000n ? Number(text) : value;
}

function jsonStructure(parser: Parser): Dynamic {
  const token = parser.peek();
  if (parser.at('{')) {
    const entries = parser.bracketed('{', '}', () => jsonEntry(parser));
    return new Map(entries);
  }
  if (parser.at('[')) return parser.bracketed('[', ']', () => jsonValue(parser));
  if (parser.accept('-') !== null) return negative(parser);
  if (parser.accept('true') !== null) return true;
  if (parser.accept('false') !== null) return false;
  if (parser.accept('null') !== null) return null;
  if (parser.at('dynamic') && parser.at('(', 1)) {
    const nested = parseDynamicLiteral(parser);
    // The reader of dynamic literals makes nothing else.
    return nested.kind === 'dynamic' ? (nested.value as Dynamic) : null;
  }
  return parser.fail(
    'KS006',
    `expected a JSON value${parser.found()}`,
    token,
    'a dynamic literal holds JSON; use pack_array() or bag_pack() for expressions',
  );
}

function negative(parser: Parser): Dynamic {
  const token = parser.next();
  if (token.kind === 'long') return jsonLong(`-${token.text}`);
  if (token.kind === 'real') return -Number(token.text);
  return parser.fail('KS006', "expected a number after '-'", token);
}

function jsonEntry(parser: Parser): [string, Dynamic] {
  const token = parser.next();
  if (token.kind !== 'string' && token.kind !== 'name') parser.fail('KS006', 'expected a key in quotes', token);
  parser.expect(':');
  return [token.value, jsonValue(parser)];
}

function typedInJson(parser: Parser): Dynamic {
  const literal = typedLiteral(parser, parser.next());
  if (literal.kind !== 'literal' || literal.value === null) return null;
  const { type, value } = literal;
  switch (type) {
    case 'datetime':
      return new DynamicScalar(type, value as bigint);
    case 'guid':
      return new DynamicScalar(type, value as string);
    case 'int':
      return BigInt(value as number);
    case 'decimal':
      return new DynamicScalar(type, value as DynamicScalar['value']);
    default:
      // bool, long, real, and the ticks of a timespan: their values stand in a dynamic as they are
      return value as Dynamic;
  }
}
