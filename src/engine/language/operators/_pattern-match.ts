// What the pattern of `parse` finds in a text.

import { RunError } from '../../diagnostics/query-error.js';
import { converter } from '../../values/convert.js';
import { compileRegex, type Match, RegexError } from '../../values/regex.js';
import type { ScalarType, Value } from '../../values/types.js';
import { missing } from '../../values/vector.js';
import type { ParsePattern, PatternPart } from './_parse-pattern.js';

/** The values of the pattern's columns, in their order; null where the text does not match. */
export type PatternMatcher = (text: string) => Value[] | null;

type ColumnPart = Extract<PatternPart, { kind: 'column' }>;

/**
 * The pattern covers the whole text: what stands before, between and behind its parts has to be skipped by `*`.
 * @throws RunError where a text of a `regex` pattern is no regular expression
 */
export function patternMatcher(pattern: ParsePattern): PatternMatcher {
  const columns = pattern.parts.filter((part) => part.kind === 'column');
  const find = pattern.kind === 'regex' ? regexFinder(pattern) : textFinder(pattern.parts);
  const converters = columns.map(({ type }) => (type === 'string' ? null : converter('string', type)));
  return (text) => {
    const found = find(text);
    if (found === null) return null;
    const values: Value[] = [];
    for (let i = 0; i < columns.length; i++) {
      const convert = converters[i] ?? null;
      const value = convert === null ? (found[i] ?? '') : convert(found[i] ?? '');
      // A column that is not of its type is a mismatch of the whole, unless the pattern is a relaxed one.
      if (value === null && pattern.kind !== 'relaxed') return null;
      values.push(value);
    }
    return values;
  };
}

/** The values of a row that does not match. */
export function missingValues(pattern: ParsePattern): Value[] {
  return pattern.parts.flatMap((part) => (part.kind === 'column' ? [missing(part.type)] : []));
}

type Finder = (text: string) => string[] | null;

/** What the columns cover where the texts are taken as they are: each text at its first place behind the one before. */
function textFinder(parts: readonly PatternPart[]): Finder {
  return (text) => {
    const found: string[] = [];
    let at = 0;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as PatternPart;
      if (part.kind === 'skip') continue;
      if (part.kind === 'column') {
        // Only a text ends a column, but where `*` follows: then the column ends where its type does.
        if (parts[i + 1]?.kind !== 'skip') continue;
        const value = prefixOf(part.type, text.slice(at));
        found.push(value);
        at += value.length;
        continue;
      }
      const place = placeOf(parts, i, text, at);
      if (place < 0) return null;
      if (parts[i - 1]?.kind === 'column') found.push(text.slice(at, place));
      at = place + part.text.length;
    }
    const last = parts.at(-1);
    if (last?.kind === 'column') found.push(text.slice(at));
    else if (last?.kind === 'text' && at < text.length) return null;
    return found;
  };
}

/** Where the text of part `i` stands, from `at` on: right there where nothing is before it, at the end where nothing follows. */
function placeOf(parts: readonly PatternPart[], i: number, text: string, at: number): number {
  const wanted = (parts[i] as Extract<PatternPart, { kind: 'text' }>).text;
  const before = parts[i - 1];
  if (before === undefined || before.kind === 'text') return text.startsWith(wanted, at) ? at : -1;
  if (i < parts.length - 1) return text.indexOf(wanted, at);
  const end = text.length - wanted.length;
  return end >= at && text.endsWith(wanted) ? end : -1;
}

/** The texts of values of a type, from the beginning on. */
const PREFIXES: Readonly<Record<Exclude<ScalarType, 'string' | 'dynamic'>, RegExp>> = {
  bool: /^\s*(?:true|false|[01])/i,
  int: /^\s*[-+]?\d+/,
  long: /^\s*[-+]?\d+/,
  real: /^\s*[-+]?(?:\d+(?:\.\d*)?(?:e[-+]?\d+)?|nan|inf(?:inity)?)/i,
  decimal: /^\s*[-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?/i,
  datetime: /^\s*\d[-\d/]*(?:[T ]\d{1,2}(?::\d+)*(?:\.\d+)?)?(?:\s?(?:Z|[AP]M|[-+]\d\d:\d\d))?/i,
  timespan: /^\s*-?\d[\d.:]*(?:[a-z]+)?/i,
  guid: /^\s*[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i,
};

function prefixOf(type: ScalarType, text: string): string {
  if (type === 'string' || type === 'dynamic') return text;
  return PREFIXES[type].exec(text)?.[0] ?? '';
}

/** Numbers are found by their digits, all other columns by whatever stands there. */
const PATTERNS: Partial<Record<ScalarType, string>> = { int: '[-+]?\\d+', long: '[-+]?\\d+' };

function regexFinder({ parts, flags }: ParsePattern): Finder {
  const groupName = (i: number) => `kql_parse_${i}`;
  const body = parts.map((part, i) => {
    if (part.kind === 'text') return `(?:${part.text})`;
    return part.kind === 'skip' ? '.*' : `(?P<${groupName(i)}>${PATTERNS[part.type] ?? '.*'})`;
  });
  const regex = compile(parts, `${flags === '' ? '' : `(?${flags})`}\\A${body.join('')}\\z`);
  const groups = parts.flatMap((part, i) => (part.kind === 'column' ? [regex.groupNames.indexOf(groupName(i))] : []));
  return (text) => {
    const match: Match | null = regex.exec(text);
    return match === null ? null : groups.map((group) => match.groups[group] ?? '');
  };
}

/** @throws RunError that shows the text that is to blame, where one is */
function compile(parts: readonly PatternPart[], whole: string) {
  try {
    for (const part of parts) if (part.kind === 'text') compileRegex(part.text);
    return compileRegex(whole);
  } catch (error) {
    throw error instanceof RegexError ? new RunError('KQ111', error.message) : error;
  }
}

/** For error messages and tests. */
export function columnsOf(pattern: ParsePattern): ColumnPart[] {
  return pattern.parts.filter((part) => part.kind === 'column');
}
