import type { Token } from '../token.js';

/** A stretch of tokens, by their numbers; `to` is exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The tokens of a text with the brackets that belong together. */
export class Brackets {
  /** by the number of a bracket, that of its partner */
  private readonly partner = new Map<number, number>();

  constructor(readonly tokens: readonly Token[]) {
    const open: number[] = [];
    tokens.forEach((token, i) => {
      if (this.opens(i)) open.push(i);
      else if (token.kind === 'symbol' && [')', ']', '}'].includes(token.text)) {
        const start = open.pop();
        if (start !== undefined) this.partner.set(start, i);
      }
    });
  }

  at(i: number): Token {
    return this.tokens[i] as Token;
  }

  /** Whether a symbol or a word stands at `i`. */
  is(i: number, ...texts: readonly string[]): boolean {
    const token = this.tokens[i];
    return token !== undefined && (token.kind === 'symbol' || token.kind === 'name') && texts.includes(token.text);
  }

  opens(i: number): boolean {
    return this.tokens[i]?.kind === 'symbol' && this.is(i, '(', '[', '{');
  }

  closeOf(i: number): number {
    return this.partner.get(i) ?? i;
  }

  /** The numbers of a stretch, brackets with all that they hold taken as one. */
  *outside(range: Range): Iterable<number> {
    for (let i = range.from; i < range.to; i++) {
      yield i;
      if (this.opens(i)) i = this.closeOf(i);
    }
  }

  /** The first of some words or symbols outside of brackets; the end of the stretch where there is none. */
  find(range: Range, ...texts: readonly string[]): number {
    for (const i of this.outside(range)) if (this.is(i, ...texts)) return i;
    return range.to;
  }

  /** The parts of a stretch between separators, each without its separator; with `keep` each but the first begins with it. */
  split(range: Range, separator: string, keep = false): Range[] {
    const parts: Range[] = [];
    let from = range.from;
    for (const i of this.outside(range)) {
      if (!this.is(i, separator) || (keep && i === range.from)) continue;
      parts.push({ from, to: i });
      from = keep ? i : i + 1;
    }
    return [...parts, { from, to: range.to }];
  }
}
