// Parses the regular expressions of Kusto: https://learn.microsoft.com/kusto/query/regex.
//
// Two things are read in RE2's way, which Kusto used before, since the documented syntax refuses them and older rules have
// them: `{` that starts no count stands for itself, and `\Q…\E` quotes.

import { parseClass, skipVerbose } from './bracket-class.js';
import { CharSet } from './char-set.js';
import { Cursor } from './cursor.js';
import { parseEscape } from './escape.js';
import { DEFAULT_FLAGS, type Flags, parseFlags } from './flags.js';
import { concat, type LookPlace, MAX_DEPTH, type Node, repeat } from './node.js';
import { ASCII, foldedSet, UNICODE } from './unicode.js';

export interface Pattern {
  readonly node: Node;
  /** The name of each group, from group 1 on; null for a group without one. */
  readonly groupNames: readonly (string | null)[];
}

/** @throws RegexError where the pattern is not one. */
export function parsePattern(pattern: string, ignoreCase: boolean): Pattern {
  return new Parser(pattern, { ...DEFAULT_FLAGS, ignoreCase }).parse();
}

const COUNT = /\{\s*(\d+)\s*(?:(,)\s*(\d*)\s*)?\}/y;
const GROUP_NAME = /[\p{Alphabetic}_][\p{Alphabetic}\p{N}_.[\]]*/uy;
const NEW_LINE = CharSet.char(0x0a);
const NEW_LINES = CharSet.of([0x0a, 0x0a], [0x0d, 0x0d]);

class Parser {
  private readonly cursor: Cursor;
  private readonly groupNames: (string | null)[] = [];
  private depth = 0;

  constructor(
    pattern: string,
    private flags: Flags,
  ) {
    this.cursor = new Cursor(pattern);
  }

  parse(): Pattern {
    const node = this.parseAlternatives();
    if (!this.cursor.atEnd) throw this.cursor.error("')' closes no group");
    return { node, groupNames: this.groupNames };
  }

  private parseAlternatives(): Node {
    const branches = [this.parseConcat()];
    while (this.cursor.eat('|')) branches.push(this.parseConcat());
    return branches.length === 1 ? (branches[0] as Node) : { kind: 'alternate', nodes: branches };
  }

  private parseConcat(): Node {
    const { cursor } = this;
    const nodes: Node[] = [];
    for (;;) {
      this.skipIgnored();
      if (cursor.atEnd || cursor.peek() === '|' || cursor.peek() === ')') return concat(nodes);
      if (cursor.eat('\\Q')) {
        nodes.push(...this.parseQuoted());
        continue;
      }
      const node = this.parseAtom();
      if (node !== null) nodes.push(this.parseRepeat(node));
    }
  }

  /** The characters up to `\E` or the end; a repeat that follows is of the last one. */
  private parseQuoted(): Node[] {
    const { cursor } = this;
    const end = cursor.pattern.indexOf('\\E', cursor.at);
    const stop = end < 0 ? cursor.pattern.length : end;
    const nodes: Node[] = [];
    while (cursor.at < stop) nodes.push(this.literal(cursor.codePoint()));
    cursor.eat('\\E');
    const last = nodes.pop();
    return last === undefined ? [] : [...nodes, this.parseRepeat(last)];
  }

  /** One thing that a repeat can follow; null for flags, which match nothing. */
  private parseAtom(): Node | null {
    const { cursor } = this;
    const start = cursor.at;
    switch (cursor.peek()) {
      case '(':
        return this.parseGroup();
      case '[':
        return { kind: 'set', set: parseClass(cursor, this.flags) };
      case '\\':
        return this.parseEscaped();
      case '.':
        cursor.at++;
        return this.parseDot(start);
      case '^':
        cursor.at++;
        return this.look(this.lineLook('start', 'line-start', 'crlf-line-start'));
      case '$':
        cursor.at++;
        return this.look(this.lineLook('end', 'line-end', 'crlf-line-end'));
      case '*':
      case '+':
      case '?':
        throw cursor.error(`there is nothing for '${cursor.peek()}' to repeat`);
      case '{':
        if (cursor.match(COUNT) !== null) throw cursor.error('there is nothing for the count to repeat', start);
    }
    return this.literal(cursor.codePoint());
  }

  private parseEscaped(): Node {
    const escaped = parseEscape(this.cursor, this.flags);
    switch (escaped.kind) {
      case 'char':
        return this.literal(escaped.codePoint);
      case 'set':
        return escaped;
      case 'look':
        return this.look(escaped.at);
    }
  }

  private parseDot(start: number): Node {
    const { flags } = this;
    if (!flags.unicode)
      throw this.cursor.error(
        "'.' cannot stand where (?-u) holds, since it matches bytes that are no characters",
        start,
      );
    if (flags.dotMatchesNewLine) return { kind: 'set', set: CharSet.all };
    return { kind: 'set', set: (flags.crlf ? NEW_LINES : NEW_LINE).negate() };
  }

  private lineLook(text: LookPlace, line: LookPlace, crlf: LookPlace): LookPlace {
    if (!this.flags.multiLine) return text;
    return this.flags.crlf ? crlf : line;
  }

  private look(at: LookPlace): Node {
    const word = at.includes('word') ? (this.flags.unicode ? UNICODE : ASCII).word : null;
    return { kind: 'look', look: { at, word } };
  }

  private literal(codePoint: number): Node {
    const set = CharSet.char(codePoint);
    return { kind: 'set', set: this.flags.ignoreCase ? foldedSet(set, this.flags.unicode) : set };
  }

  private parseRepeat(node: Node): Node {
    this.skipIgnored();
    const bounds = this.parseBounds();
    if (bounds === null) return node;
    const lazy = this.cursor.eat('?');
    this.skipIgnored();
    const next = this.cursor.at;
    if (this.parseBounds() !== null) {
      throw this.cursor.error(
        'a repeat of a repeat, possessive in other engines, is not supported: put the first one into (?:…)',
        next,
      );
    }
    return repeat(node, bounds.min, bounds.max, lazy === this.flags.swapGreed);
  }

  private parseBounds(): { min: number; max: number } | null {
    const { cursor } = this;
    if (cursor.eat('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (cursor.eat('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (cursor.eat('?')) return { min: 0, max: 1 };
    const start = cursor.at;
    const count = cursor.peek() === '{' ? cursor.match(COUNT) : null;
    if (count === null) return null;
    const min = Number(count[1]);
    const max = count[2] === undefined ? min : count[3] ? Number(count[3]) : Number.POSITIVE_INFINITY;
    if (max < min) throw cursor.error(`a repeat of at least ${min} and at most ${max}`, start);
    return { min, max };
  }

  /** A group, or flags for the rest of the group that they stand in. */
  private parseGroup(): Node | null {
    const { cursor } = this;
    const start = cursor.at++;
    if (++this.depth > MAX_DEPTH) throw cursor.error(`groups are nested more than ${MAX_DEPTH} deep`, start);
    const outer = this.flags;
    this.skipIgnored();
    let index: number | null = null;
    if (!cursor.eat('?')) {
      index = this.groupNames.push(null);
    } else if (cursor.eat('P<') || (cursor.startsWith('<') && !/[=!]/.test(cursor.peek(1)) && cursor.eat('<'))) {
      index = this.groupNames.push(this.parseGroupName());
    } else {
      this.refuseForeignGroup(start);
      this.flags = parseFlags(cursor, outer);
      if (cursor.eat(')')) {
        if (cursor.pattern.slice(start, cursor.at) === '(?)') throw cursor.error('a group of flags has no flag', start);
        this.depth--;
        return null;
      }
      cursor.at++;
    }
    const node = this.parseAlternatives();
    if (!cursor.eat(')')) throw cursor.error('a group is not closed', start);
    this.flags = outer;
    this.depth--;
    return index === null ? node : { kind: 'group', index, node };
  }

  private parseGroupName(): string {
    const { cursor } = this;
    const start = cursor.at;
    const name = cursor.match(GROUP_NAME)?.[0];
    if (name === undefined || !cursor.eat('>')) {
      throw cursor.error(
        "a group's name is a letter or '_', then letters, digits, '_', '.', '[' or ']', then '>'",
        start,
      );
    }
    if (this.groupNames.includes(name)) throw cursor.error(`two groups have the name '${name}'`, start);
    return name;
  }

  /** Names what other engines have and Kusto has not, since these are what rules written for others hold. */
  private refuseForeignGroup(start: number): void {
    const { cursor } = this;
    if (/[=!]/.test(cursor.peek())) throw cursor.error('look-ahead is not supported', start);
    if (cursor.startsWith('<=') || cursor.startsWith('<!')) throw cursor.error('look-behind is not supported', start);
    if (cursor.startsWith('P=')) throw cursor.error('back-references are not supported', start);
    if (cursor.peek() === '>') throw cursor.error('atomic groups are not supported', start);
    if (cursor.peek() === '#') throw cursor.error('comments in groups are not supported', start);
    if (cursor.peek() === '(') throw cursor.error('conditions are not supported', start);
  }

  private skipIgnored(): void {
    if (this.flags.verbose) skipVerbose(this.cursor);
  }
}
