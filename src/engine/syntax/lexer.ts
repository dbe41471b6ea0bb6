// Query text to tokens. It never fails: what no token begins with is reported and skipped, a string with a fault is reported and is a string.

import type { DiagnosticBag } from '../diagnostics/diagnostic.js';
import type { Token, TokenKind } from './token.js';

/** Types whose literals are written `type(…)`, with anything up to the closing parenthesis. */
const TYPED_LITERALS: ReadonlySet<string> = new Set([
  'bool',
  'boolean',
  'int',
  'int32',
  'uint',
  'uint32',
  'long',
  'int64',
  'ulong',
  'uint64',
  'real',
  'double',
  'float',
  'decimal',
  'datetime',
  'date',
  'timespan',
  'time',
  'guid',
  'uuid',
  'uniqueid',
]); // prettier-ignore

/** Negated operators, which are one word with their `!`. */
const NEGATED =
  /^!(?:in~?|between|contains_cs|contains|startswith_cs|startswith|endswith_cs|endswith|hasprefix_cs|hasprefix|hassuffix_cs|hassuffix|has_cs|has_any|has_all|has|like|matches)(?![\w])/;

const TIMESPAN_UNIT =
  /^(?:microseconds?|microsec|micros?|milliseconds?|millisec|millis?|nanoseconds?|nanosec|nanos?|minutes?|mins?|seconds?|secs?|hours?|hrs?|days?|ticks?|ms|d|h|m|s)(?![\w])/;

const SYMBOLS = [
  '=~',
  '==',
  '=>',
  '!=',
  '!~',
  '<=',
  '<>',
  '>=',
  '..',
  '<',
  '>',
  '=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '|',
  ',',
  ';',
  ':',
  '.',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '?',
  '@',
  '!',
  '~',
  '$',
  '&',
  '^',
]; // prettier-ignore

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
}; // prettier-ignore

/** Quotation marks of letters and word processors, with the straight ones that are meant. */
const TYPOGRAPHIC_QUOTES: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '´': "'",
}; // prettier-ignore

export function tokenize(text: string, diagnostics: DiagnosticBag | null = null): Token[] {
  return new Lexer(text, diagnostics).run();
}

const isSpace = (c: number): boolean =>
  c === 32 ||
  (c >= 9 && c <= 13) ||
  c === 0xa0 ||
  c === 0xfeff ||
  c === 0x85 ||
  (c >= 0x2000 && c <= 0x200b) ||
  c === 0x2028 ||
  c === 0x2029 ||
  c === 0x202f ||
  c === 0x3000; // prettier-ignore
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isNameStart = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 36;
const isNamePart = (c: number): boolean => isNameStart(c) || isDigit(c);

class Lexer {
  private at = 0;
  private readonly tokens: Token[] = [];

  constructor(
    private readonly text: string,
    private readonly diagnostics: DiagnosticBag | null,
  ) {}

  run(): Token[] {
    for (;;) {
      const leading = this.at;
      this.skipTrivia();
      if (this.at >= this.text.length) {
        this.push('end', this.at, '', leading);
        return this.tokens;
      }
      this.scan(leading);
    }
  }

  private report(code: string, message: string, start: number, end: number, hint?: string): void {
    this.diagnostics?.error(code, message, { start, end }, hint);
  }

  private push(kind: TokenKind, start: number, value: string, leading: number, text?: string): void {
    const token = { kind, text: text ?? this.text.slice(start, this.at), value, start, end: this.at, leading };
    this.tokens.push(token);
  }

  private skipTrivia(): void {
    const { text } = this;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (isSpace(c)) this.at++;
      else if (c === 47 && text.charCodeAt(this.at + 1) === 47) this.skipLine();
      else if (c === 47 && text.charCodeAt(this.at + 1) === 42) this.skipForeignComment();
      else if (c === 35 && this.atLineStart()) this.skipDirective();
      else return;
    }
  }

  /** `#connect …` and its like are for the client that sends a query. */
  private skipDirective(): void {
    const start = this.at;
    this.skipLine();
    if (/^#[A-Za-z]/.test(this.text.slice(start, start + 2))) return;
    this.report('KS250', "'#' begins no comment", start, this.at, 'comments begin with `//`');
  }

  private skipLine(): void {
    const end = this.text.slice(this.at).search(/[\n\r]/);
    this.at = end < 0 ? this.text.length : this.at + end;
  }

  /** Slash and star begin no comment of KQL; what was meant as one is skipped, so that the rest can be read. */
  private skipForeignComment(): void {
    const start = this.at;
    const close = this.text.indexOf('*/', start + 2);
    if (close < 0) this.skipLine();
    else this.at = close + 2;
    this.report(
      'KS002',
      "KQL has no comments between '/*' and '*/'",
      start,
      start + 2,
      'begin each line of a comment with `//`',
    );
  }

  /** Client directives (`#connect …`) take a line of their own. */
  private atLineStart(): boolean {
    return this.at === 0 || this.text[this.at - 1] === '\n';
  }

  private scan(leading: number): void {
    const start = this.at;
    const c = this.text.charCodeAt(start);
    if (c === 34 || c === 39) this.quoted(start, leading);
    else if (c === 64 && this.isQuote(start + 1)) this.verbatim(start, start + 1, leading);
    else if ((c === 104 || c === 72) && this.scanObfuscated(start, leading)) return;
    else if (this.text.startsWith('```', start) || this.text.startsWith('~~~', start))
      this.multiLine(start, start, leading);
    else if (isDigit(c)) this.number(start, leading);
    else if (isNameStart(c) || this.foreignLetters(start) > 0) this.name(start, leading);
    else this.symbol(start, leading);
  }

  private isQuote(at: number): boolean {
    const c = this.text.charCodeAt(at);
    return c === 34 || c === 39;
  }

  /** `h"…"`, `h@"…"`, h```…```: obfuscated in the service's logs, otherwise plain strings. */
  private scanObfuscated(start: number, leading: number): boolean {
    const next = start + 1;
    if (this.isQuote(next)) this.quoted(start, leading, next);
    else if (this.text[next] === '@' && this.isQuote(next + 1)) this.verbatim(start, next + 1, leading);
    else if (this.text.startsWith('```', next) || this.text.startsWith('~~~', next))
      this.multiLine(start, next, leading);
    else return false;
    return true;
  }

  private quoted(start: number, leading: number, open = start): void {
    const { text } = this;
    const quote = text[open] ?? '"';
    let value = '';
    let i = open + 1;
    for (;;) {
      const c = text[i];
      if (c === undefined || c === '\n' || c === '\r') return this.unclosed(start, open, i, quote, leading);
      if (c === quote) break;
      if (c === '\\') {
        const escaped = this.escape(i + 1) ?? this.unknownEscape(i, quote);
        value += escaped.value;
        i = escaped.end;
      } else {
        value += c;
        i++;
      }
    }
    this.at = i + 1;
    this.push('string', start, value, leading);
  }

  private unknownEscape(at: number, quote: string): { value: string; end: number } {
    const next = this.text[at + 1] ?? '';
    const end = /[\n\r]/.test(next) ? at + 1 : at + 1 + next.length;
    const hint = `write \`\\\\\` for a backslash, or put @ before the quotation mark: \`@${quote}…${quote}\``;
    this.report('KS003', `'${this.text.slice(at, end)}' is no escape sequence`, at, end, hint);
    return { value: this.text.slice(at, end), end };
  }

  private escape(at: number): { value: string; end: number } | null {
    const { text } = this;
    const c = text[at] ?? '';
    const octal = /^[0-3]?[0-7]{1,2}/.exec(text.slice(at, at + 3));
    if (octal !== null) return { value: String.fromCharCode(Number.parseInt(octal[0], 8)), end: at + octal[0].length };
    const simple = SIMPLE_ESCAPES[c];
    if (simple !== undefined) return { value: simple, end: at + 1 };
    const digits = { x: 2, u: 4, U: 8 }[c];
    if (digits === undefined) return null;
    const hex = text.slice(at + 1, at + 1 + digits);
    if (hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex)) return null;
    const point = Number.parseInt(hex, 16);
    return point > 0x10ffff ? null : { value: String.fromCodePoint(point), end: at + 1 + digits };
  }

  /** A string that the end of its line ends. */
  private unclosed(start: number, open: number, end: number, quote: string, leading: number): void {
    this.at = end;
    const written = this.text.slice(start, end).trimEnd();
    const other = quote === '"' ? "'" : '"';
    const hint = written.endsWith(other)
      ? `it begins with ${quote}, so end it with ${quote} too`
      : `end it with ${quote}`;
    this.report('KS001', 'the string is not closed', start, start + written.length, hint);
    this.push('string', start, this.text.slice(open + quote.length, end), leading);
  }

  private verbatim(start: number, open: number, leading: number): void {
    const { text } = this;
    const quote = text[open] ?? '"';
    let value = '';
    for (let i = open + 1; ; i++) {
      const c = text[i];
      if (c === undefined || c === '\n' || c === '\r') return this.unclosed(start, open, i, quote, leading);
      if (c === quote) {
        if (text[i + 1] !== quote) {
          this.at = i + 1;
          return this.push('string', start, value, leading);
        }
        i++;
      }
      value += c;
    }
  }

  private multiLine(start: number, open: number, leading: number): void {
    const fence = this.text.slice(open, open + 3);
    const close = this.text.indexOf(fence, open + 3);
    if (close < 0) return this.unclosed(start, open, this.text.length, fence, leading);
    this.at = close + 3;
    this.push('string', start, this.text.slice(open + 3, close), leading);
  }

  private number(start: number, leading: number): void {
    const rest = this.text.slice(start, start + 400);
    const hex = /^0[xX][0-9a-fA-F]+(?!\w)/.exec(rest);
    if (hex !== null) return this.literal('long', start, hex[0], leading);
    const digits = /^\d*(?:\.(?!\.)\d+|\.(?![.\w]))?/.exec(rest)?.[0] ?? '';
    const unit = TIMESPAN_UNIT.exec(rest.slice(digits.length));
    if (unit !== null) return this.literal('timespan', start, digits + unit[0], leading);
    const exponent = /^[eE][+-]?\d+(?!\w)/.exec(rest.slice(digits.length));
    if (exponent !== null) return this.literal('real', start, digits + exponent[0], leading);
    if (!digits.includes('.') && isNameStart(rest.charCodeAt(digits.length))) return this.name(start, leading);
    this.literal(digits.includes('.') ? 'real' : 'long', start, digits, leading);
  }

  private literal(kind: TokenKind, start: number, text: string, leading: number): void {
    this.at = start + text.length;
    this.push(kind, start, text, leading);
  }

  private name(start: number, leading: number): void {
    const { text } = this;
    while (isNamePart(text.charCodeAt(this.at))) this.at++;
    if (this.foreignLetters(this.at) > 0) return this.foreignName(start, leading);
    const word = text.slice(start, this.at);
    if (word === 'in' && text[this.at] === '~') this.at++;
    if (TYPED_LITERALS.has(word) && this.typed(start, word, leading)) return;
    this.push('name', start, text.slice(start, this.at), leading);
  }

  /** How many letters stand here that KQL has in names only where these are in brackets. */
  private foreignLetters(at: number): number {
    if (!(this.text.charCodeAt(at) > 127)) return 0;
    return /^[\p{L}\p{M}]+/u.exec(this.text.slice(at, at + 64))?.[0].length ?? 0;
  }

  private foreignName(start: number, leading: number): void {
    for (;;) {
      const letters = this.foreignLetters(this.at);
      if (letters === 0 && !isNamePart(this.text.charCodeAt(this.at))) break;
      this.at += Math.max(letters, 1);
    }
    const name = this.text.slice(start, this.at);
    this.report('KS002', `the name '${name}' has letters other than a to z`, start, this.at, `write \`['${name}']\``);
    this.push('name', start, name, leading);
  }

  /** `datetime(2024-01-01)`: the parentheses may hold a quoted text or anything without a parenthesis. */
  private typed(start: number, word: string, leading: number): boolean {
    const { text } = this;
    const match = /^\s*\(([^()'"]*|\s*'[^'\n]*'\s*|\s*"[^"\n]*"\s*)\)/.exec(text.slice(this.at, this.at + 400));
    if (match === null) return false;
    this.at += match[0].length;
    this.push('typed', start, (match[1] ?? '').trim(), leading, word);
    return true;
  }

  private symbol(start: number, leading: number): void {
    const { text } = this;
    const rest = text.slice(start, start + 24);
    const negated = NEGATED.exec(rest);
    if (negated !== null) {
      this.at += negated[0].length;
      return this.push('name', start, negated[0], leading);
    }
    const symbol = SYMBOLS.find((s) => rest.startsWith(s));
    if (symbol === undefined) return this.foreign(start, leading);
    this.at += symbol.length;
    this.push('symbol', start, symbol, leading);
  }

  /** A character that KQL does not use: a quotation mark of another kind, which begins a string, or one to skip. */
  private foreign(start: number, leading: number): void {
    const { text } = this;
    const straight = TYPOGRAPHIC_QUOTES[text[start] ?? ''];
    if (straight !== undefined) return this.typographic(start, straight, leading);
    const end = start + (/^(?:[\u0080-\uffff]+|.)/s.exec(text.slice(start, start + 64))?.[0].length ?? 1);
    this.at = end;
    this.report('KS002', `KQL does not use '${text.slice(start, end)}' outside of strings`, start, end);
  }

  private typographic(start: number, straight: string, leading: number): void {
    const { text } = this;
    let end = start + 1;
    while (
      end < text.length &&
      text[end] !== '\n' &&
      text[end] !== straight &&
      TYPOGRAPHIC_QUOTES[text[end] ?? ''] !== straight
    )
      end++;
    const content = text.slice(start + 1, end).trimEnd();
    this.at = text[end] === '\n' ? end : Math.min(end + 1, text.length);
    this.report(
      'KS002',
      `'${text[start]}' is no quotation mark of KQL`,
      start,
      start + 1,
      `write straight ones: \`${straight}${content}${straight}\``,
    );
    this.push('string', start, content, leading);
  }
}
