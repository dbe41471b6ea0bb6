// Scalar operators and functions of the naive evaluation, each as its documentation page says:
// https://learn.microsoft.com/kusto/query/scalar-functions

import type { Dynamic } from '../../src/engine/values/dynamic.js';
import type { ScalarType, Value } from '../../src/engine/values/types.js';
import {
  convert,
  dateOf,
  datetimeOf,
  floorDivide,
  groupText,
  isMissing,
  order,
  pack,
  type Typed,
  textOf,
  ticksOfDate,
  unpack,
} from './values.js';

/** A call with its arguments evaluated. */
export interface Call {
  readonly args: readonly Value[];
  readonly types: readonly ScalarType[];
  readonly result: ScalarType;
}

type Meaning = (call: Call) => Value;

const HOUR = 36_000_000_000n;
const DAY = 24n * HOUR;

/** A function that is null where an argument is. */
function strict(meaning: Meaning): Meaning {
  return (call) => (call.args.some((arg) => arg === null) ? null : meaning(call));
}

// The binder has seen to the types of arguments: these read them.
/** A dynamic stands for its text where one is asked for. */
const text = ({ args, types }: Call, i: number): string => textOf(args[i] ?? null, types[i] ?? 'string');
const long = ({ args }: Call, i: number): bigint => BigInt(args[i] as bigint);
const bool = ({ args }: Call, i: number): boolean | null => args[i] as boolean | null;

function whole(value: bigint, type: ScalarType): Value {
  if (type === 'datetime') return datetimeOf(value);
  return type === 'int' ? Number(BigInt.asIntN(32, value)) : BigInt.asIntN(64, value);
}

function arithmetic(
  onWhole: (a: bigint, b: bigint) => bigint | null,
  onReal: (a: number, b: number) => number,
): Meaning {
  return strict((call) => {
    const { args, types, result } = call;
    if (types.includes('real')) {
      const value = onReal(Number(args[0]), Number(args[1]));
      return result === 'real' ? value : whole(BigInt(Math.trunc(value)), result);
    }
    if (result === 'real') return Number(long(call, 0)) / Number(long(call, 1));
    const value = onWhole(long(call, 0), long(call, 1));
    return value === null ? null : whole(value, result);
  });
}

/** Never negative. */
function remainder(a: bigint, b: bigint): bigint | null {
  if (b === 0n) return null;
  const size = b < 0n ? -b : b;
  return ((a % size) + size) % size;
}

function equal({ args, types }: Call, i: number, j: number): boolean {
  const [a = null, b = null] = [args[i], args[j]];
  if (a === null || b === null) return false;
  if (types[i] === 'dynamic' || types[j] === 'dynamic')
    return equalInside(unpack(a, types[i] as ScalarType), unpack(b, types[j] as ScalarType));
  return order(a, b, [types[i] as ScalarType, types[j] as ScalarType]) === 0;
}

/** Null where both are; a dynamic beside a string is its text. */
function equality(call: Call): boolean | null {
  const { args, types } = call;
  if (args.every((arg) => arg === null)) return null;
  return types.includes('string') && types.includes('dynamic') ? text(call, 0) === text(call, 1) : equal(call, 0, 1);
}

/** Thrown where neither the documentation nor a recording says what the answer is. */
export class Undetermined extends Error {}

/** Inside of dynamics numbers are equal to numbers, and other values to those of their type. */
function equalInside(a: Typed, b: Typed): boolean {
  const isNumber = ({ type }: Typed) => type === 'long' || type === 'int' || type === 'real';
  if (isNumber(a) && isNumber(b)) return order(a.value, b.value, [a.type, b.type]) === 0;
  if (a.type !== b.type) throw new Undetermined(`a ${a.type} beside a ${b.type}`);
  return groupText(a.value, a.type) === groupText(b.value, b.type);
}

function ordered(holds: (difference: number) => boolean): Meaning {
  return strict(({ args, types }) =>
    holds(order(args[0] as Value, args[1] as Value, [types[0] as ScalarType, types[1] as ScalarType])),
  );
}

const and = (a: boolean | null, b: boolean | null) =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const negate = (a: Value) => (a === null ? null : a !== true);

/** Both ends included; with a timespan for its end, a range of times counts from its beginning. */
const between: Meaning = strict((call) => {
  const { args, types } = call;
  const [value = null, from = null, to = null] = args;
  const [type, , toType] = types as [ScalarType, ScalarType, ScalarType];
  const end = type === 'datetime' && toType === 'timespan' ? long(call, 1) + long(call, 2) : to;
  return order(value, from, [type, type]) >= 0 && order(value, end, [type, type]) <= 0;
});

/** Upper case where that is one character, and no letter beyond ASCII becomes one of ASCII. */
function fold(value: string): string {
  return [...value].map(foldCharacter).join('');
}

function foldCharacter(character: string): string {
  const upper = character.toUpperCase();
  if (upper.length !== character.length) return character;
  return character > '\x7f' && upper <= '\x7f' ? character : upper;
}

const isTermCharacter = (character: string | undefined) => character !== undefined && /[\p{L}\p{Nd}]/u.test(character);

interface TermRule {
  readonly start: boolean;
  readonly end: boolean;
  readonly ignoreCase: boolean;
}

/** Whether the phrase stands in the text with the edges of terms at its ends, where it begins and ends within terms. */
function hasPhrase(source: string, phrase: string, { start, end, ignoreCase }: TermRule): boolean {
  const [characters, wanted] = [source, phrase].map((value) => [...(ignoreCase ? fold(value) : value)]) as [
    string[],
    string[],
  ];
  if (wanted.length === 0) return true;
  return characters.some((_, at) => {
    if (wanted.some((character, i) => characters[at + i] !== character)) return false;
    if (start && isTermCharacter(wanted[0]) && isTermCharacter(characters[at - 1])) return false;
    return !(end && isTermCharacter(wanted.at(-1)) && isTermCharacter(characters[at + wanted.length]));
  });
}

/** An operator on two texts with its `_cs` form and the negations of both. */
function textOperator(
  name: string,
  test: (source: string, part: string, ignoreCase: boolean) => boolean,
): Record<string, Meaning> {
  const meaning =
    (ignoreCase: boolean): Meaning =>
    (call) =>
      test(text(call, 0), text(call, 1), ignoreCase);
  const not =
    (of: Meaning): Meaning =>
    (call) =>
      negate(of(call));
  return {
    [name]: meaning(true),
    [`${name}_cs`]: meaning(false),
    [`!${name}`]: not(meaning(true)),
    [`!${name}_cs`]: not(meaning(false)),
  };
}

const folded = (value: string, ignoreCase: boolean) => (ignoreCase ? fold(value) : value);

const OPERATORS: Readonly<Record<string, Meaning>> = {
  '+': arithmetic(
    (a, b) => a + b,
    (a, b) => a + b,
  ),
  '-': arithmetic(
    (a, b) => a - b,
    (a, b) => a - b,
  ),
  '*': arithmetic(
    (a, b) => a * b,
    (a, b) => a * b,
  ),
  '/': arithmetic(
    (a, b) => (b === 0n ? null : a / b),
    (a, b) => a / b,
  ),
  '%': arithmetic(remainder, () => Number.NaN),
  'unary -': strict((call) => (call.result === 'real' ? -Number(call.args[0]) : whole(-long(call, 0), call.result))),
  '==': (call) => equality(call),
  '!=': (call) => negate(equality(call)),
  '<': ordered((d) => d < 0),
  '<=': ordered((d) => d <= 0),
  '>': ordered((d) => d > 0),
  '>=': ordered((d) => d >= 0),
  and: (call) => and(bool(call, 0), bool(call, 1)),
  or: (call) => negate(and(negate(bool(call, 0)), negate(bool(call, 1)))),
  between,
  '!between': (call) => negate(between(call)),
  in: (call) => call.args.some((_, i) => i > 0 && equal(call, 0, i)),
  '!in': (call) => !call.args.some((_, i) => i > 0 && equal(call, 0, i)),
  'in~': (call) => call.args.some((_, i) => i > 0 && fold(text(call, 0)) === fold(text(call, i))),
  '=~': (call) => fold(text(call, 0)) === fold(text(call, 1)),
  '!~': (call) => fold(text(call, 0)) !== fold(text(call, 1)),
  ...textOperator('has', (source, phrase, ignoreCase) =>
    hasPhrase(source, phrase, { start: true, end: true, ignoreCase }),
  ),
  ...textOperator('hasprefix', (source, phrase, ignoreCase) =>
    hasPhrase(source, phrase, { start: true, end: false, ignoreCase }),
  ),
  ...textOperator('hassuffix', (source, phrase, ignoreCase) =>
    hasPhrase(source, phrase, { start: false, end: true, ignoreCase }),
  ),
  ...textOperator('contains', (source, part, ignoreCase) =>
    folded(source, ignoreCase).includes(folded(part, ignoreCase)),
  ),
  ...textOperator('startswith', (source, part, ignoreCase) =>
    folded(source, ignoreCase).startsWith(folded(part, ignoreCase)),
  ),
  ...textOperator('endswith', (source, part, ignoreCase) =>
    folded(source, ignoreCase).endsWith(folded(part, ignoreCase)),
  ),
  has_any: (call) =>
    call.args
      .slice(1)
      .some((_, i) => hasPhrase(text(call, 0), text(call, i + 1), { start: true, end: true, ignoreCase: true })),
  has_all: (call) =>
    call.args
      .slice(1)
      .every((_, i) => hasPhrase(text(call, 0), text(call, i + 1), { start: true, end: true, ignoreCase: true })),
  'matches regex': (call) => new RegExp(text(call, 1), 'u').test(text(call, 0)),
  '[]': ({ args: [target = null, key = null] }) => member(target as Dynamic, key),
};

/** `d.key`, `d["key"]`, `d[1]`, `d[-1]`; null where it is not there. */
function member(target: Dynamic, key: Value): Dynamic {
  if (target instanceof Map) return typeof key === 'string' ? (target.get(key) ?? null) : null;
  if (!Array.isArray(target) || typeof key === 'string' || key === null) return null;
  return (target.at(Number(key)) as Dynamic | undefined) ?? null;
}

const CONDITIONS: Readonly<Record<string, Meaning>> = {
  not: ({ args }) => negate(args[0] ?? null),
  iff: ({ args: [condition, yes = null, no = null] }) => (condition === true ? yes : no),
  case: ({ args }) => {
    for (let i = 0; i + 1 < args.length; i += 2) if (args[i] === true) return args[i + 1] ?? null;
    return args.at(-1) ?? null;
  },
  coalesce: ({ args, result }) => args.find((arg) => arg !== null && arg !== '') ?? (result === 'string' ? '' : null),
  isnull: ({ args }) => args[0] === null,
  isnotnull: ({ args }) => args[0] !== null,
  isempty: ({ args }) => args[0] === null || args[0] === '',
  isnotempty: ({ args }) => args[0] !== null && args[0] !== '',
  isnan: strict(({ args }) => isMissing(args[0] ?? null)),
  isfinite: strict(({ args }) => Number.isFinite(Number(args[0]))),
  min_of: (call) => extreme(call, -1),
  max_of: (call) => extreme(call, 1),
};

function extreme({ args, result }: Call, sign: number): Value {
  const present = args.filter((arg) => arg !== null);
  return present.length === 0 ? null : present.reduce((a, b) => (sign * order(b, a, [result, result]) > 0 ? b : a));
}

const TEXTS: Readonly<Record<string, Meaning>> = {
  strlen: (call) => BigInt([...text(call, 0)].length),
  tolower: (call) => eachCharacter(text(call, 0), (character) => character.toLowerCase()),
  toupper: (call) => eachCharacter(text(call, 0), (character) => character.toUpperCase()),
  reverse: (call) => [...text(call, 0)].reverse().join(''),
  strcat: ({ args }) => args.join(''),
  replace_string: (call) => text(call, 0).split(text(call, 1)).join(text(call, 2)),
  substring: strict((call) => {
    const characters = [...text(call, 0)];
    const start = Number(long(call, 1));
    const from = start < 0 ? characters.length + start : start;
    if (from < 0) return '';
    return characters.slice(from, call.args.length > 2 ? from + Number(long(call, 2)) : undefined).join('');
  }),
  indexof: (call) => {
    const at = text(call, 0).indexOf(text(call, 1));
    return at < 0 ? -1n : BigInt([...text(call, 0).slice(0, at)].length);
  },
  countof: (call) => {
    const [source, part] = [[...text(call, 0)], [...text(call, 1)]];
    return BigInt(source.filter((_, at) => part.every((character, i) => source[at + i] === character)).length);
  },
  isascii: (call) => [...text(call, 0)].every((character) => character < '\x80'),
  strcmp: ({ args: [a = null, b = null] }) => BigInt(order(a, b, ['string', 'string'])),
  split: (call) => text(call, 0).split(text(call, 1)),
  extract: (call) => new RegExp(text(call, 0), 'u').exec(text(call, 2))?.[Number(long(call, 1))] ?? '',
  tostring: ({ args, types }) => textOf(args[0] ?? null, types[0] as ScalarType),
};

/** Letters whose other case is not one character, or is one of ASCII where they are not, stay as they are. */
function eachCharacter(source: string, change: (character: string) => string): string {
  const isAscii = (character: string) => character < '\x80';
  return [...source]
    .map((character) => {
      const changed = change(character);
      return changed.length === character.length && isAscii(changed) === isAscii(character) ? changed : character;
    })
    .join('');
}

const converting =
  (to: ScalarType): Meaning =>
  ({ args, types }) =>
    convert(args[0] ?? null, types[0] as ScalarType, to);

function floorTo({ args, result }: Call, size: bigint): Value {
  return whole(floorDivide(args[0] as bigint, size) * size, result);
}

const UNITS: Readonly<Record<string, (ticks: bigint) => bigint>> = {
  second: (ticks) => ticks / 10_000_000n,
  minute: (ticks) => ticks / 600_000_000n,
  hour: (ticks) => ticks / HOUR,
  day: (ticks) => ticks / DAY,
  month: (ticks) => BigInt(dateOf(ticks).getUTCFullYear() * 12 + dateOf(ticks).getUTCMonth()),
  year: (ticks) => BigInt(dateOf(ticks).getUTCFullYear()),
};

/** The last Saturday that a datetime can hold; the service has no weekday for the days after it. */
const LAST_SATURDAY = 3_652_052n;
/** The day 0001-01-01 was a Monday. */
const weekday = (ticks: bigint) => (ticks / DAY + 1n) % 7n;

/** Months are added by the calendar: where the day is not in the month, it is the last one. */
function add(unit: string, count: bigint, ticks: bigint): Value {
  const sizes: Readonly<Record<string, bigint>> = { second: 10_000_000n, minute: 600_000_000n, hour: HOUR, day: DAY };
  const size = sizes[unit];
  if (size !== undefined) return datetimeOf(ticks + count * size);
  const date = dateOf(ticks);
  const first = (months: bigint) => ticksOfDate(date.getUTCFullYear(), date.getUTCMonth() + Number(months));
  const months = unit === 'year' ? count * 12n : count;
  const lastDay = (first(months + 1n) - first(months)) / DAY;
  const day = BigInt(date.getUTCDate());
  return datetimeOf(first(months) + ((day < lastDay ? day : lastDay) - 1n) * DAY + (ticks % DAY));
}

const TIMES: Readonly<Record<string, Meaning>> = {
  bin: strict((call) => {
    if (call.result === 'real') return Math.floor(Number(call.args[0]) / Number(call.args[1])) * Number(call.args[1]);
    return whole(floorDivide(long(call, 0), long(call, 1)) * long(call, 1), call.result);
  }),
  startofday: strict((call) => floorTo(call, DAY)),
  endofday: strict((call) => floorDivide(long(call, 0), DAY) * DAY + DAY - 1n),
  startofweek: strict((call) => datetimeOf((long(call, 0) / DAY - weekday(long(call, 0))) * DAY)),
  startofmonth: strict((call) =>
    ticksOfDate(dateOf(long(call, 0)).getUTCFullYear(), dateOf(long(call, 0)).getUTCMonth()),
  ),
  startofyear: strict((call) => ticksOfDate(dateOf(long(call, 0)).getUTCFullYear(), 0)),
  dayofweek: strict((call) => (long(call, 0) / DAY > LAST_SATURDAY ? null : weekday(long(call, 0)) * DAY)),
  hourofday: strict((call) => (long(call, 0) / HOUR) % 24n),
  getyear: strict((call) => BigInt(dateOf(long(call, 0)).getUTCFullYear())),
  monthofyear: strict((call) => BigInt(dateOf(long(call, 0)).getUTCMonth() + 1)),
  datetime_add: strict((call) => add(text(call, 0), long(call, 1), long(call, 2))),
  unixtime_seconds_todatetime: strict((call) => datetimeOf(ticksOfDate(1970, 0) + long(call, 0) * 10_000_000n)),
  datetime_diff: strict((call) => {
    const unit = UNITS[text(call, 0)] as (ticks: bigint) => bigint;
    return unit(long(call, 1)) - unit(long(call, 2));
  }),
};

const NUMBERS: Readonly<Record<string, Meaning>> = {
  abs: strict((call) => {
    if (call.result === 'real') return Math.abs(Number(call.args[0]));
    return whole(long(call, 0) < 0n ? -long(call, 0) : long(call, 0), call.result);
  }),
  binary_and: strict((call) => long(call, 0) & long(call, 1)),
  binary_or: strict((call) => long(call, 0) | long(call, 1)),
  binary_xor: strict((call) => long(call, 0) ^ long(call, 1)),
  toint: converting('int'),
  tolong: converting('long'),
  todouble: converting('real'),
  tobool: converting('bool'),
  parse_json: converting('dynamic'),
};

const array = ({ args }: Call, i: number): readonly Dynamic[] => args[i] as readonly Dynamic[];

const DYNAMICS: Readonly<Record<string, Meaning>> = {
  array_concat: (call) => call.args.flatMap((_, i) => array(call, i)),
  array_index_of: (call) => BigInt(array(call, 0).indexOf(text(call, 1))),
  array_slice: (call) => {
    const length = array(call, 0).length;
    const place = (i: number) => (long(call, i) < 0n ? length + Number(long(call, i)) : Number(long(call, i)));
    return array(call, 0).filter((_, at) => at >= place(1) && at <= place(2));
  },
  set_union: (call) => [...new Set(call.args.flatMap((_, i) => array(call, i)))],
  set_has_element: (call) => array(call, 0).includes(text(call, 1)),
  strcat_array: (call) => array(call, 0).join(text(call, 1)),
  array_length: ({ args: [value] }) => (Array.isArray(value) ? BigInt(value.length) : null),
  bag_keys: ({ args: [value] }) => (value instanceof Map ? [...value.keys()] : null),
  pack_array: ({ args, types }) => args.map((arg, i) => pack(arg, types[i] as ScalarType)),
};

const MEANINGS: Readonly<Record<string, Meaning>> = {
  ...OPERATORS,
  ...CONDITIONS,
  ...TEXTS,
  ...TIMES,
  ...NUMBERS,
  ...DYNAMICS,
};

/** @throws where the naive evaluation does not know the function */
export function callFunction(name: string, call: Call): Value {
  const meaning = MEANINGS[name];
  if (meaning === undefined) throw new Error(`the naive evaluation has no ${name}`);
  return meaning(call);
}
