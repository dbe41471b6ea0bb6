// The text that decimals, guids and dynamics are stored as. A dynamic is stored as its JSON; one that holds what JSON
// has no form for (a datetime, a NaN) as JSON in which every string begins with a letter that says what it is.

import { type Decimal, formatDecimal, parseDecimal } from '../../engine/values/decimal.js';
import { type Bag, type Dynamic, DynamicScalar, isArray } from '../../engine/values/dynamic.js';
import { formatDynamic, parseJson } from '../../engine/values/json.js';
import type { Value, ValueOfType } from '../../engine/values/types.js';
import type { TextType } from './encoding.js';

interface TextForm<T extends TextType> {
  readonly format: (value: ValueOfType[T]) => string;
  readonly parse: (text: string) => ValueOfType[T];
}

const FORMS: { readonly [T in TextType]: TextForm<T> } = {
  string: { format: (text) => text, parse: (text) => text },
  guid: { format: (text) => text, parse: (text) => text },
  decimal: { format: formatDecimal, parse: decimalOf },
  dynamic: { format: formatStored, parse: parseStored },
};

/** Null stays null; two values have the same text exactly where they are the same. */
export function toStoredText(type: TextType): (value: Value) => string | null {
  // The values of a vector are of its type, which the table's type cannot express.
  const format = FORMS[type].format as (value: Value) => string;
  return (value) => (value === null ? null : format(value));
}

/** Null stays null. Throws some `Error` where a text is of no value of the type. */
export function fromStoredText(type: TextType): (text: string | null) => Value {
  const { parse } = FORMS[type];
  return (text) => (text === null ? null : parse(text));
}

function decimalOf(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`'${text}' is no decimal`);
  return value;
}

/** Begins a JSON text whose strings are marked; no JSON begins so. */
const MARKED = '~';

function formatStored(value: Dynamic): string {
  return isJson(value) ? formatDynamic(value) : MARKED + formatDynamic(marked(value));
}

function parseStored(text: string): Dynamic {
  const isMarked = text.startsWith(MARKED);
  const value = parseJson(isMarked ? text.slice(MARKED.length) : text);
  if (value === undefined) throw new Error(`'${text.slice(0, 40)}' is no dynamic`);
  return isMarked ? unmarked(value) : value;
}

function isJson(value: Dynamic): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value !== 'object') return true;
  if (value instanceof DynamicScalar) return false;
  if (isArray(value)) return value.every(isJson);
  for (const item of value.values()) if (!isJson(item)) return false;
  return true;
}

function marked(value: Dynamic): Dynamic {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return Number.isFinite(value) ? value : `r${value}`;
  if (value instanceof DynamicScalar) return markedScalar(value);
  return within(value, marked);
}

function markedScalar({ type, value }: DynamicScalar): string {
  switch (type) {
    case 'datetime':
      return `d${value}`;
    case 'timespan':
      return `t${value}`;
    case 'guid':
      return `g${value}`;
    case 'decimal':
      return `n${formatDecimal(value as Decimal)}`; // the value of a scalar is of its type
  }
}

function unmarked(value: Dynamic): Dynamic {
  return typeof value === 'string' ? unmarkedText(value.charAt(0), value.slice(1)) : within(value, unmarked);
}

function unmarkedText(mark: string, text: string): Dynamic {
  switch (mark) {
    case 's':
      return text;
    case 'r':
      return Number(text);
    case 'd':
      return new DynamicScalar('datetime', BigInt(text));
    case 't':
      return new DynamicScalar('timespan', BigInt(text));
    case 'g':
      return new DynamicScalar('guid', text);
    case 'n':
      return new DynamicScalar('decimal', decimalOf(text));
    default:
      throw new Error(`'${mark}' marks no kind of value`);
  }
}

/** The value with `change` made to the items of an array or a bag. */
function within(value: Dynamic, change: (item: Dynamic) => Dynamic): Dynamic {
  if (value === null || typeof value !== 'object' || value instanceof DynamicScalar) return value;
  if (isArray(value)) return value.map(change);
  const bag: Bag = new Map();
  for (const [key, item] of value) bag.set(key, change(item));
  return bag;
}
