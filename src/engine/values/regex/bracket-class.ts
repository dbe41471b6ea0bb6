// Classes in brackets: https://learn.microsoft.com/kusto/query/regex#character-classes.

import { CharSet } from './char-set.js';
import type { Cursor } from './cursor.js';
import { parseEscape } from './escape.js';
import type { Flags } from './flags.js';
import { MAX_DEPTH } from './node.js';
import { RegexError } from './regex-error.js';
import { ASCII, foldedSet, UNICODE } from './unicode.js';

const POSIX: ReadonlyMap<string, CharSet> = new Map([
  ['alnum', CharSet.of([0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a])],
  ['alpha', CharSet.of([0x41, 0x5a], [0x61, 0x7a])],
  ['ascii', CharSet.of([0, 0x7f])],
  ['blank', CharSet.of([0x09, 0x09], [0x20, 0x20])],
  ['cntrl', CharSet.of([0, 0x1f], [0x7f, 0x7f])],
  ['digit', ASCII.digit],
  ['graph', CharSet.of([0x21, 0x7e])],
  ['lower', CharSet.of([0x61, 0x7a])],
  ['print', CharSet.of([0x20, 0x7e])],
  ['punct', CharSet.of([0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e])],
  ['space', ASCII.space],
  ['upper', CharSet.of([0x41, 0x5a])],
  ['word', ASCII.word],
  ['xdigit', CharSet.of([0x30, 0x39], [0x41, 0x46], [0x61, 0x66])],
]);

const POSIX_CLASS = /\[:(\^?)([a-z]+):\]/y;

const OPERATORS: ReadonlyMap<string, (left: CharSet, right: CharSet) => CharSet> = new Map([
  ['&&', (left, right) => left.intersect(right)],
  ['--', (left, right) => left.minus(right)],
  ['~~', (left, right) => left.symmetricDifference(right)],
]);

/**
 * Reads a class from its `[`. Where it is not closed, it is read again as RE2 reads it, which Kusto used before: `[` stands
 * for itself and there are no operators; rules still have classes such as `[["\]]`.
 */
export function parseClass(cursor: Cursor, flags: Flags): CharSet {
  const start = cursor.at;
  try {
    return new ClassParser(cursor, flags, true).parse();
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    cursor.at = start;
    try {
      return new ClassParser(cursor, flags, false).parse();
    } catch {
      throw error;
    }
  }
}

class ClassParser {
  private depth = 0;

  constructor(
    private readonly cursor: Cursor,
    private readonly flags: Flags,
    private readonly nests: boolean,
  ) {}

  parse(): CharSet {
    const { cursor } = this;
    const start = cursor.at++;
    if (++this.depth > MAX_DEPTH) throw cursor.error(`character classes are nested more than ${MAX_DEPTH} deep`, start);
    this.skipIgnored();
    const negated = cursor.eat('^');
    this.skipIgnored();
    const items = this.leadingItems();
    let left: CharSet | null = null;
    let operate = OPERATORS.get('&&');
    for (;;) {
      this.skipIgnored();
      if (cursor.atEnd) throw cursor.error('a character class is not closed', start);
      const operator = this.nests ? OPERATORS.get(cursor.peek() + cursor.peek(1)) : undefined;
      const closes = cursor.peek() === ']';
      if (operator === undefined && !closes) {
        items.push(this.parseItem());
        continue;
      }
      const right = union(items.splice(0));
      left = left === null || operate === undefined ? right : operate(left, right);
      operate = operator;
      cursor.at += closes ? 1 : 2;
      if (closes) {
        this.depth--;
        return negated ? this.negate(left, start) : left;
      }
    }
  }

  /** Dashes that open a class, or a bracket that does, stand for themselves. */
  private leadingItems(): CharSet[] {
    const { cursor } = this;
    const items: CharSet[] = [];
    while (cursor.eat('-')) items.push(CharSet.char(0x2d));
    if (items.length === 0 && cursor.eat(']')) items.push(CharSet.char(0x5d));
    return items;
  }

  private parseItem(): CharSet {
    const { cursor } = this;
    if (cursor.peek() === '[') {
      const posix = this.parsePosix();
      if (posix !== null) return posix;
      if (this.nests) return this.parse();
    }
    const start = cursor.at;
    const first = this.parseBound();
    if (first instanceof CharSet) return first;
    this.skipIgnored();
    const next = this.cursor.peek(1);
    if (cursor.peek() !== '-' || next === ']' || (next === '-' && this.nests)) return this.fold(first, first);
    cursor.at++;
    this.skipIgnored();
    if (cursor.atEnd) throw cursor.error('a range of a character class has no end', start);
    const last = this.parseBound();
    if (last instanceof CharSet) throw cursor.error('a range ends in a class instead of a character', start);
    if (last < first) throw cursor.error('a range ends before it starts', start);
    return this.fold(first, last);
  }

  private parsePosix(): CharSet | null {
    const start = this.cursor.at;
    const match = this.cursor.match(POSIX_CLASS);
    const set = POSIX.get(match?.[2] ?? '');
    if (match === null || set === undefined) {
      this.cursor.at = start;
      return null;
    }
    const folded = this.flags.ignoreCase ? foldedSet(set, this.flags.unicode) : set;
    return match[1] === '^' ? folded.negate() : folded;
  }

  /** A character, or the class that an escape names. */
  private parseBound(): number | CharSet {
    const { cursor } = this;
    const start = cursor.at;
    if (cursor.peek() !== '\\') return this.inRange(cursor.codePoint(), start);
    const escaped = parseEscape(cursor, this.flags);
    if (escaped.kind === 'look') throw cursor.error('a word or text boundary cannot stand in a character class', start);
    return escaped.kind === 'char' ? this.inRange(escaped.codePoint, start) : escaped.set;
  }

  private inRange(codePoint: number, start: number): number {
    if (this.flags.unicode || codePoint <= 0x7f) return codePoint;
    throw this.cursor.error('a class can hold ASCII only where (?-u) holds', start);
  }

  private fold(first: number, last: number): CharSet {
    const set = CharSet.of([first, last]);
    return this.flags.ignoreCase ? foldedSet(set, this.flags.unicode) : set;
  }

  private negate(set: CharSet, start: number): CharSet {
    if (!this.flags.unicode) throw this.cursor.error('a negated class cannot stand where (?-u) holds', start);
    return set.negate();
  }

  private skipIgnored(): void {
    if (this.flags.verbose) skipVerbose(this.cursor);
  }
}

function union(sets: readonly CharSet[]): CharSet {
  return sets.length === 1 && sets[0] !== undefined ? sets[0] : CharSet.of(...sets.flatMap((set) => set.pairs()));
}

/** Skips what the flag `x` makes meaningless: white space and comments. */
export function skipVerbose(cursor: Cursor): void {
  while (!cursor.atEnd) {
    if (cursor.peek() === '#') {
      const end = cursor.pattern.indexOf('\n', cursor.at);
      cursor.at = end < 0 ? cursor.pattern.length : end + 1;
    } else if (UNICODE.space.has(cursor.peek().charCodeAt(0))) {
      cursor.at++;
    } else {
      return;
    }
  }
}
