// The space between two tokens of a line.

import type { Span } from '../../diagnostics/diagnostic.js';
import { isInfixWord } from '../infix-operators.js';
import type { Token } from '../token.js';
import type { Facts } from './facts.js';

export class Spacing {
  private readonly verbatim: readonly Span[];

  constructor(
    private readonly text: string,
    private readonly facts: Facts,
  ) {
    this.verbatim = facts.verbatim;
  }

  /** What stands between `before` and `token` where both are in one line. */
  between(before: Token, token: Token): string {
    if (this.isVerbatim(before, token)) return this.text.slice(token.leading, token.start);
    if (token.kind === 'symbol') {
      const space = this.beforeSymbol(before, token);
      if (space !== null) return space;
    }
    return (before.kind === 'symbol' && this.endsTight(before)) || this.isGraphArrow(before, token) ? '' : ' ';
  }

  /** Null where the token before decides. */
  private beforeSymbol(before: Token, token: Token): string | null {
    const touches = token.leading === token.start;
    switch (token.text) {
      case ',':
      case ';':
      case ':':
      case '.':
        return '';
      case '..':
        return ' ';
      case '=':
        return this.facts.parameterNames.has(before.end) ? '' : null;
      case '(':
        if (this.facts.calls.has(before.end)) return '';
        if (this.facts.parameterEnds.has(before.end)) return ' ';
        return before.kind === 'name' && touches && !isInfixWord(before.text) && !this.facts.operators.has(before.start)
          ? ''
          : null;
      case '[': {
        const indexes = touches && (before.kind !== 'symbol' || before.text === ')' || before.text === ']');
        return indexes ? '' : null;
      }
      case ')':
      case ']':
      case '}':
        return '';
      default:
        return null;
    }
  }

  /** Whether nothing stands after a symbol. */
  private endsTight(symbol: Token): boolean {
    switch (symbol.text) {
      case '(':
      case '[':
      case '{':
      case '.':
      case '@':
        return true;
      case '-':
      case '+':
        return this.facts.signs.has(symbol.start);
      case '=':
        return this.facts.parameterNames.has(symbol.leading);
      default:
        return false;
    }
  }

  /** Arrows of graph patterns, `-[e]->`, stand as they are written. */
  private isGraphArrow(before: Token, token: Token): boolean {
    const isPart = (t: Token) => t.kind === 'symbol' && ['-', '<', '>', '[', ']', '(', ')'].includes(t.text);
    const touches = token.leading === token.start;
    return (
      touches && isPart(before) && isPart(token) && before.text !== ')' && token.text !== '(' && before.text !== '('
    );
  }

  private isVerbatim(before: Token, token: Token): boolean {
    let low = 0;
    let high = this.verbatim.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.verbatim[middle]?.start ?? 0) <= before.start) low = middle + 1;
      else high = middle;
    }
    const span = this.verbatim[low - 1];
    return span !== undefined && token.end <= span.end;
  }
}
