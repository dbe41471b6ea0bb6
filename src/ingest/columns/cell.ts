// What a field means in a column of a type.

import { parseDecimal } from '../../engine/values/decimal.js';
import type { Dynamic } from '../../engine/values/dynamic.js';
import { parseGuid } from '../../engine/values/guid.js';
import { parseDynamic, parseJson } from '../../engine/values/json.js';
import { parseInt32, parseLong, parseReal } from '../../engine/values/number.js';
import { parseTimespan } from '../../engine/values/timespan.js';
import type { ScalarType, Value } from '../../engine/values/types.js';
import { type Kind, LITERAL, NESTED, NULL, STRING, TEXT } from '../bytes/row.js';
import type { TimeReader } from '../times/time-reader.js';

/** The field holds something that the type has no value for. */
export const UNFIT = Symbol('unfit');

/** How the file writes its values. */
export interface Spelling {
  readonly times: TimeReader;
  /** `0,5` is a half: as spreadsheets write it where they put semicolons between fields. */
  readonly decimalComma: boolean;
  /** An empty object stands for null in every type but string. */
  readonly emptyObjectIsNull: boolean;
}

/** What stands for null in a column that is no string: an empty field, and the words that exporters write. */
const NULL_WORDS: ReadonlySet<string> = new Set(['', 'null', 'none', 'invalid date', '{}']);

/** Excel writes the words of its language. */
const TRUE_WORDS: ReadonlySet<string> = new Set(
  'true 1 1.0 wahr vrai verdadero vero verdadeiro waar sant sand prawda doğru'.split(' '),
);
const FALSE_WORDS: ReadonlySet<string> = new Set(
  'false 0 0.0 falsch faux falso onwaar falskt falsk fałsz yanlış'.split(' '),
);

/** Whole numbers that a spreadsheet or a data frame made real. */
const WHOLE_REAL = /^([+-]?\d+)\.0+$/;
const DECIMAL_COMMA = /^([+-]?\d+),(\d+)$/;

/** The value of a field; null where it stands for null. For `string` columns only `""` does. */
export function readCell(type: ScalarType, text: string, kind: Kind, spelling: Spelling): Value | typeof UNFIT {
  if (type === 'string') return kind === NULL ? '' : text;
  if (kind === NULL) return null;
  if (type === 'dynamic') return readDynamic(text, kind, spelling);
  if (NULL_WORDS.has(text) || NULL_WORDS.has(text.toLowerCase())) return null;
  if (kind === NESTED) return UNFIT;
  return readScalar(type, text, kind, spelling) ?? UNFIT;
}

function readScalar(type: ScalarType, text: string, kind: Kind, spelling: Spelling): Value {
  switch (type) {
    case 'bool':
      return readBool(text);
    case 'int':
      return parseInt32(WHOLE_REAL.exec(text)?.[1] ?? text);
    case 'long':
      return parseLong(WHOLE_REAL.exec(text)?.[1] ?? text);
    case 'real':
      return parseReal(spelling.decimalComma ? text.replace(DECIMAL_COMMA, '$1.$2') : text);
    case 'decimal':
      return parseDecimal(spelling.decimalComma ? text.replace(DECIMAL_COMMA, '$1.$2') : text);
    case 'datetime':
      return kind === LITERAL ? null : spelling.times.read(text);
    case 'timespan':
      return kind === LITERAL ? null : parseTimespan(text);
    case 'guid':
      return parseGuid(text);
    default:
      return null;
  }
}

function readBool(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (TRUE_WORDS.has(word)) return true;
  return FALSE_WORDS.has(word) ? false : null;
}

function readDynamic(text: string, kind: Kind, spelling: Spelling): Dynamic | typeof UNFIT {
  switch (kind) {
    case TEXT:
      return parseDynamic(text);
    case STRING:
      // Services put objects and arrays into strings; any other string is meant.
      return /^\s*[[{]/.test(text) ? parseDynamic(text) : text === '' ? null : text;
    default: {
      if (kind === NESTED && spelling.emptyObjectIsNull && /^\{\s*\}$/.test(text)) return null;
      const value = parseJson(text) ?? parseReal(text);
      return value === null && text !== 'null' ? UNFIT : value;
    }
  }
}
