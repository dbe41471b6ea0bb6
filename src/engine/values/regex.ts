// Regular expressions with the syntax and the matches of Kusto's: https://learn.microsoft.com/kusto/query/regex.
//
// Three engines share the work. A choice of plain texts is looked for as such. JavaScript's own engine is the fastest, and
// is taken where it finds the same (javascript.ts) in bounded time for a text of this length (backtracking-cost.ts).
// All else, and longer texts, go to machines that read a text once (linear-engine.ts). The answer is always the same.

import { literalsOf, requiredLiteral } from './regex/literals.js';
import { beginsWithRepeat, forTest, type Node } from './regex/node.js';
import { parsePattern } from './regex/parse.js';
import { MAX_INSTRUCTIONS, sizeOf } from './regex/program.js';
import { RegexError } from './regex/regex-error.js';
import { parseRewrite, type Rewrite } from './regex/rewrite.js';
import { Search } from './regex/search.js';

export { RegexError } from './regex/regex-error.js';

/** Where a pattern matches, in UTF-16 units. */
export interface Match {
  readonly index: number;
  readonly end: number;
  /** The whole match at 0, then the groups; null for a group that took no part. */
  readonly groups: readonly (string | null)[];
}

export type RegexEngine = 'literal' | 'javascript' | 'linear';

export interface Regex {
  readonly source: string;
  /** How many groups there are besides the whole match. */
  readonly groupCount: number;
  /** Names by the index of `Match.groups`; null for the whole and for a group without a name. */
  readonly groupNames: readonly (string | null)[];
  /** Whether the pattern matches anywhere in the text. */
  test(text: string): boolean;
  /** The leftmost match that starts at `from` or later; `^` and `\b` see the text before `from`. */
  exec(text: string, from?: number): Match | null;
  /** All matches that do not overlap, from left to right; an empty one never touches the one before it. */
  all(text: string): Iterable<Match>;
  /**
   * The text with every match rewritten: `\0` to `\9` stand for the match and its groups, `\\` for a backslash.
   * @throws RegexError where the rewrite text refers to a group that there is not
   */
  replace(text: string, rewrite: string): string;
  /** Which engine a call would take for this text. */
  engineOf(call: 'test' | 'exec', text: string): RegexEngine;
}

export interface RegexOptions {
  /** As if the pattern began with `(?i)`. */
  readonly ignoreCase?: boolean;
}

const CACHE_SIZE = 500;

const cache = new Map<string, Regex>();

/**
 * Compiles a pattern, or takes it from those compiled lately.
 * @throws RegexError with the reason and the place
 */
export function compileRegex(pattern: string, { ignoreCase = false }: RegexOptions = {}): Regex {
  const key = `${ignoreCase ? 'i' : '-'}${pattern}`;
  const known = cache.get(key);
  const regex = known ?? new CompiledRegex(pattern, ignoreCase);
  cache.delete(key);
  cache.set(key, regex);
  if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value ?? key);
  return regex;
}

class CompiledRegex implements Regex {
  readonly groupCount: number;
  readonly groupNames: readonly (string | null)[];
  private readonly node: Node;
  private readonly testNode: Node;
  /** A text that every match holds; most texts without a match are known by lacking it. */
  private readonly required: string;
  /** The texts of which one is enough to match, where that is all there is to it. */
  private readonly testLiterals: readonly string[] | null;
  /** The one text that matches. */
  private readonly literal: string | null;
  /** Whether it pays to test a text before a match is looked for. */
  private readonly failsSlowly: boolean;
  private testSearch: Search | undefined;
  private execSearch: Search | undefined;
  private rewrite: { readonly text: string; readonly parts: Rewrite } | undefined;

  constructor(
    readonly source: string,
    ignoreCase: boolean,
  ) {
    const { node, groupNames } = parsePattern(source, ignoreCase);
    if (sizeOf(node) > MAX_INSTRUCTIONS) {
      throw new RegexError('the pattern is too large once its counts are written out', source, 0);
    }
    this.node = node;
    this.testNode = forTest(node);
    this.groupCount = groupNames.length;
    this.groupNames = [null, ...groupNames];
    this.required = requiredLiteral(this.testNode);
    this.failsSlowly = beginsWithRepeat(node);
    this.testLiterals = literalsOf(this.testNode);
    const literals = literalsOf(node);
    this.literal = literals?.length === 1 ? (literals[0] ?? null) : null;
  }

  private get tester(): Search {
    this.testSearch ??= new Search(this.testNode, 0);
    return this.testSearch;
  }

  private get finder(): Search {
    this.execSearch ??= new Search(this.node, this.groupCount);
    return this.execSearch;
  }

  engineOf(call: 'test' | 'exec', text: string): RegexEngine {
    if ((call === 'test' ? this.testLiterals : this.literal) !== null) return 'literal';
    const search = call === 'test' ? this.tester : this.finder;
    return search.javascriptFor(text.length) === null ? 'linear' : 'javascript';
  }

  test(text: string): boolean {
    return this.testFrom(text, 0);
  }

  private testFrom(text: string, from: number): boolean {
    if (this.testLiterals !== null) return this.testLiterals.some((literal) => text.includes(literal, from));
    if (!text.includes(this.required, from)) return false;
    const javascript = this.tester.javascriptFor(text.length);
    if (javascript === null) return this.tester.linear.test(text, from);
    javascript.lastIndex = from;
    return javascript.test(text);
  }

  exec(text: string, from = 0): Match | null {
    if (this.literal !== null) return literalMatch(text, this.literal, from);
    if (!text.includes(this.required, from)) return null;
    const javascript = this.finder.javascriptFor(text.length);
    if ((javascript === null || this.failsSlowly) && !this.testFrom(text, from)) return null;
    if (javascript === null) return linearMatch(text, this.finder.linear.exec(text, from));
    javascript.lastIndex = from;
    return javascriptMatch(javascript.exec(text));
  }

  *all(text: string): Iterable<Match> {
    let previousEnd = -1;
    for (let from = 0; from <= text.length; ) {
      const match = this.exec(text, from);
      if (match === null) return;
      const isEmpty = match.end === match.index;
      if (!isEmpty || match.end !== previousEnd) yield match;
      previousEnd = match.end;
      from = isEmpty ? nextPlace(text, match.end) : match.end;
    }
  }

  replace(text: string, rewrite: string): string {
    if (this.rewrite?.text !== rewrite) this.rewrite = { text: rewrite, parts: parseRewrite(rewrite, this.groupCount) };
    const { parts } = this.rewrite;
    let result = '';
    let copied = 0;
    for (const { index, end, groups } of this.all(text)) {
      result += text.slice(copied, index);
      for (const part of parts) result += typeof part === 'string' ? part : (groups[part] ?? '');
      copied = end;
    }
    return result + text.slice(copied);
  }
}

function literalMatch(text: string, literal: string, from: number): Match | null {
  const index = text.indexOf(literal, from);
  return index < 0 ? null : { index, end: index + literal.length, groups: [literal] };
}

function javascriptMatch(match: RegExpExecArray | null): Match | null {
  if (match === null) return null;
  return {
    index: match.index,
    end: match.index + match[0].length,
    groups: Array.from(match, (group) => group ?? null),
  };
}

function linearMatch(text: string, slots: Int32Array | null): Match | null {
  if (slots === null) return null;
  const groups: (string | null)[] = [];
  for (let i = 0; i < slots.length; i += 2) {
    const start = slots[i] as number;
    groups.push(start < 0 ? null : text.slice(start, slots[i + 1]));
  }
  return { index: slots[0] as number, end: slots[1] as number, groups };
}

/** The place after the code point at `at`; beyond the text where there is none. */
function nextPlace(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}
