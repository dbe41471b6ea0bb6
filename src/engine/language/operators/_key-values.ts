// The pairs of keys and values in a text, as `parse-kv` finds them: by delimiters, by the keys alone, or by a regular expression.

import { compileRegex, type Regex } from '../../values/regex.js';
import { isTermAt } from '../../values/term-character.js';

export interface KeyValueOptions {
  readonly pairDelimiter: string | null;
  readonly keyDelimiter: string | null;
  /** each one character that opens and closes, or two, of which the first opens */
  readonly quotes: readonly string[];
  /** characters that take the meaning from the one behind them, within quotes */
  readonly escapes: readonly string[];
  /** an unquoted value goes on to the next key, over pair delimiters in it */
  readonly greedy: boolean;
  /** a pattern with a group for the key and one for the value */
  readonly regex: string | null;
}

/** The value of each key that is wanted and there; where a key is there twice, that of the first. */
export type KeyValueFinder = (text: string) => Map<string, string>;

/** @throws RegexError where the pattern is none */
export function keyValueFinder(options: KeyValueOptions, keys: readonly string[]): KeyValueFinder {
  const wanted = new Set(keys);
  if (options.regex !== null) {
    const regex = compileRegex(options.regex);
    return (text) => byRegex(text, regex, wanted);
  }
  if (options.pairDelimiter || options.keyDelimiter) {
    const delimiters = { pair: options.pairDelimiter || null, key: options.keyDelimiter || null };
    return (text) => byDelimiters(text, delimiters, options, wanted);
  }
  const longestFirst = [...wanted].sort((a, b) => b.length - a.length);
  return (text) => byKeys(text, options, longestFirst);
}

function add(found: Map<string, string>, wanted: ReadonlySet<string>, key: string, value: string): void {
  if (wanted.has(key) && !found.has(key)) found.set(key, value);
}

function byRegex(text: string, regex: Regex, wanted: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const { groups } of regex.all(text)) add(found, wanted, (groups[1] ?? '').trim(), (groups[2] ?? '').trim());
  return found;
}

interface Delimiters {
  readonly pair: string | null;
  readonly key: string | null;
}

function byDelimiters(
  text: string,
  { pair, key }: Delimiters,
  options: KeyValueOptions,
  wanted: ReadonlySet<string>,
): Map<string, string> {
  const found = new Map<string, string>();
  const next = (delimiter: string | null, from: number) => (delimiter === null ? -1 : text.indexOf(delimiter, from));
  let at = 0;
  while (at < text.length) {
    const quotedKey = quotedAt(text, skipBlanks(text, at), options);
    const keyEnd = next(key, quotedKey?.end ?? at);
    if (keyEnd < 0) break;
    const pairEnd = next(pair, quotedKey?.end ?? at);
    if (pairEnd >= 0 && pairEnd < keyEnd) {
      at = pairEnd + (pair ?? '').length;
      continue;
    }
    const name = quotedKey?.text ?? text.slice(at, keyEnd).trim();
    const start = keyEnd + (key ?? '').length;
    const quoted = quotedAt(text, skipBlanks(text, start), options);
    const end = valueEnd(text, quoted?.end ?? start, { pair, key }, options.greedy && quoted === null);
    add(found, wanted, name, quoted?.text ?? text.slice(start, end).trim());
    at = end + (pair ?? ' ').length;
  }
  return found;
}

function valueEnd(text: string, from: number, { pair, key }: Delimiters, greedy: boolean): number {
  if (pair === null) return text.length;
  const first = text.indexOf(pair, from);
  if (first < 0) return text.length;
  if (!greedy || key === null) return first;
  const nextKey = text.indexOf(key, from);
  return nextKey < 0 ? text.length : Math.max(text.lastIndexOf(pair, nextKey - pair.length), first);
}

function byKeys(text: string, options: KeyValueOptions, keys: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const isInTerm = (at: number) => at >= 0 && at < text.length && isTermAt(text, at);
  for (let at = 0; at < text.length; at++) {
    if (isInTerm(at - 1)) continue;
    const key = keys.find((k) => text.startsWith(k, at) && !isInTerm(at + k.length));
    if (key === undefined || key === '') continue;
    let start = at + key.length;
    let quoted: Quoted | null = null;
    while (start < text.length && !isInTerm(start)) {
      // The quote that closes the key does not open the value.
      quoted = start > at + key.length ? quotedAt(text, start, options) : null;
      if (quoted !== null) break;
      start++;
    }
    let end = start;
    while (isInTerm(end)) end++;
    if (!found.has(key)) found.set(key, quoted?.text ?? text.slice(start, end));
    at = (quoted?.end ?? end) - 1;
  }
  return found;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at).trim() === '') at++;
  return at;
}

interface Quoted {
  readonly text: string;
  /** behind the closing quote */
  readonly end: number;
}

/** The quoted text that begins here; null where no quote does, or where it is not closed. */
function quotedAt(text: string, at: number, { quotes, escapes }: KeyValueOptions): Quoted | null {
  const quote = quotes.find((q) => q.charAt(0) === text.charAt(at));
  if (quote === undefined || at >= text.length) return null;
  const close = quote.charAt(quote.length - 1);
  let value = '';
  for (let i = at + 1; i < text.length; i++) {
    const character = text.charAt(i);
    if (escapes.includes(character) && i + 1 < text.length) value += text.charAt(++i);
    else if (character === close) return { text: value, end: i + 1 };
    else value += character;
  }
  return null;
}
