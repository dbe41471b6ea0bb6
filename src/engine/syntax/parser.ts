// Tokens to tree. The parser knows statements and expressions; the syntax of each tabular operator is in the operator's own
// file and reaches it as a table. It never throws at its caller: a part that cannot be read becomes a diagnostic and a
// `broken` node, and reading goes on at the next step or statement.

import { type DiagnosticBag, type Span, spanOf } from '../diagnostics/diagnostic.js';
import { SCALAR_TYPES, type ScalarType, scalarTypeOf } from '../values/types.js';
import { parseExpression, parsePrimary } from './expressions.js';
import { tokenize } from './lexer.js';
import { mistakeAfterExpression, typeMeant } from './mistakes.js';
import type { OperatorTable } from './operator-syntax.js';
import { parsePipeline } from './pipeline.js';
import { isReserved } from './reserved.js';
import { parseStatements } from './statements.js';
import type { Token } from './token.js';
import type {
  ColumnDeclaration,
  Expression,
  Name,
  NamedExpression,
  OperatorParameter,
  Query,
  SyntaxTree,
  WildcardName,
} from './tree.js';

/** Thrown after its diagnostic was reported, and caught where reading can go on. */
export class SyntaxFailure extends Error {}

const ALL_TYPES = `the types are ${SCALAR_TYPES.join(', ')}`;

/** Nesting beyond this is refused, so that no text can exhaust the stack. */
const DEEPEST = 256;

export function parse(text: string, operators: OperatorTable, diagnostics: DiagnosticBag): SyntaxTree {
  const parser = new Parser(text, operators, diagnostics);
  return { text, statements: parseStatements(parser) };
}

export class Parser {
  private readonly tokens: readonly Token[];
  private cursor = 0;
  private depth = 0;
  private gaveUp = false;

  constructor(
    readonly text: string,
    readonly operators: OperatorTable,
    readonly diagnostics: DiagnosticBag,
  ) {
    this.tokens = tokenize(text, diagnostics);
  }

  /** The token that stands next, `ahead` tokens further on. */
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.cursor + ahead, this.tokens.length - 1)] as Token;
  }

  /** The token read last. */
  get last(): Token {
    return this.tokens[Math.max(this.cursor - 1, 0)] as Token;
  }

  get position(): number {
    return this.cursor;
  }

  /** Goes back to an earlier `position`. */
  rewind(position: number): void {
    this.cursor = position;
  }

  next(): Token {
    const token = this.peek();
    if (this.cursor < this.tokens.length - 1) this.cursor++;
    return token;
  }

  /** Whether this symbol or word stands `ahead` tokens further on. */
  at(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.kind === 'symbol' || token.kind === 'name');
  }

  accept(text: string): Token | null {
    return this.at(text) ? this.next() : null;
  }

  acceptAny(...texts: string[]): Token | null {
    for (const text of texts) if (this.at(text)) return this.next();
    return null;
  }

  expect(text: string, hint?: string): Token {
    return this.accept(text) ?? this.fail('KS005', `expected '${text}'${this.found()}`, this.peek(), hint);
  }

  /** Gives up inside a bracket that should have closed here, or gone on with what `expected` says. */
  failInBracket(opening: Token, expected: string): never {
    const { kind, text } = this.peek();
    const isOver = kind === 'end' || text === 'by' || (kind === 'symbol' && [';', ')', ']', '}'].includes(text));
    if (isOver) this.fail('KS001', `this '${opening.text}' is not closed`, opening);
    this.failOnMistake('KS005');
    return this.fail('KS005', `expected ${expected}${this.found()}`);
  }

  /** Whether the token `ahead` follows the one before it without white space. */
  touches(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.leading === token.start && token.kind !== 'end';
  }

  atEnd(): boolean {
    return this.peek().kind === 'end';
  }

  /** Words for what stands there instead, to follow `expected …`. */
  found(): string {
    const token = this.peek();
    if (token.kind === 'end') return ', but the query ends here';
    return `, found '${token.text.split('\n')[0]}'`;
  }

  /** Reports an error at the current token (or at `span`) and gives up the part that is being read. */
  fail(code: string, message: string, span: Span = this.peek(), hint?: string): never {
    if (!this.gaveUp) this.diagnostics.error(code, message, span, hint);
    throw new SyntaxFailure(message);
  }

  /** Gives up where what stands next is a usual mistake for something that could. */
  failOnMistake(code: string): void {
    const mistake = mistakeAfterExpression(this);
    if (mistake !== null)
      this.fail(code, mistake.message, spanOf(this.peek(), this.peek((mistake.tokens ?? 1) - 1)), mistake.hint);
  }

  /** Runs `read` one level deeper. */
  nested<T>(read: () => T): T {
    this.depth++;
    try {
      if (this.depth > DEEPEST) this.tooDeep(this.peek());
      return read();
    } finally {
      this.depth--;
    }
  }

  /** Refuses an expression whose left side is a tree of `levels` levels: a long chain of operators or of properties. */
  checkChain(levels: number, span: Span): void {
    if (levels > DEEPEST) this.tooDeep(span);
  }

  /** Nothing after this place is read: what it would mean is anybody's guess. */
  private tooDeep(span: Span): never {
    const message = `the query nests deeper than ${DEEPEST} levels`;
    if (!this.gaveUp) this.diagnostics.error('KQ001', message, span, 'name its parts with `let`');
    this.gaveUp = true;
    this.cursor = this.tokens.length - 1;
    throw new SyntaxFailure(message);
  }

  /** Skips to a token that `stops` accepts, at this depth of brackets; stops at a closing bracket or the end as well. */
  skipTo(...stops: string[]): void {
    let open = 0;
    for (; !this.atEnd(); this.next()) {
      const { kind, text } = this.peek();
      if (kind !== 'symbol') continue;
      if (open === 0 && stops.includes(text)) return;
      if (text === '(' || text === '[' || text === '{') open++;
      else if (text === ')' || text === ']' || text === '}') {
        if (open === 0) return;
        open--;
      }
    }
  }

  expression(): Expression {
    return parseExpression(this);
  }

  /** An expression without operators: a literal, a name, a call, a path, something in parentheses. */
  primary(): Expression {
    return parsePrimary(this);
  }

  /** An expression or, where a `|` follows or an operator begins it, a pipeline. */
  pipeline(): Expression {
    return parsePipeline(this);
  }

  /** A pipeline in parentheses, or a name or call of a table. */
  tableExpression(): Expression {
    return this.primary();
  }

  /** `(T | where …)` as a query; `T` alone becomes a query without steps. */
  subquery(): Query {
    const expression = this.tableExpression();
    return expression.kind === 'query'
      ? expression
      : { kind: 'query', source: expression, steps: [], span: expression.span };
  }

  /** A name: an identifier, or text in brackets. */
  name(what = 'a name'): Name {
    const found = this.tryName();
    return found ?? this.fail('KS006', `expected ${what}${this.found()}`);
  }

  tryName(): Name | null {
    const token = this.peek();
    if (token.kind === 'name' && !token.text.startsWith('!')) {
      this.next();
      return { kind: 'name', name: token.text, bracketed: false, span: token };
    }
    // `datetime` or `long` directly before `(` is one token, but also a possible name: leave it to the expression
    if (this.at('[') && this.peek(1).kind === 'string' && this.at(']', 2)) {
      this.next();
      const name = this.next().value;
      return { kind: 'name', name, bracketed: true, span: spanOf(token, this.next()) };
    }
    return null;
  }

  /** A name that may hold `*`, as in `project-away Device*`. */
  namePattern(): Name | WildcardName {
    const start = this.peek();
    let pattern = '';
    for (let first = true; first || this.touches(); first = false) {
      const token = this.peek();
      const part = token.kind === 'name' || token.kind === 'long' || this.at('*');
      if (!part) break;
      pattern += this.next().text;
    }
    if (pattern === '') return this.name('a column');
    const span = spanOf(start, this.last);
    if (pattern.includes('*')) return { kind: 'wildcard', pattern, span };
    return { kind: 'name', name: pattern, bracketed: false, span };
  }

  /** `expression`, `name = expression` or `(a, b) = expression`. */
  named(read: () => Expression = () => this.expression()): NamedExpression {
    const start = this.peek();
    const position = this.cursor;
    const names = this.namesBeforeAssignment();
    if (names === null) {
      this.cursor = position;
      const expression = read();
      return { kind: 'named', names: [], tuple: false, expression, span: expression.span };
    }
    const expression = read();
    return { kind: 'named', ...names, expression, span: spanOf(start, expression.span) };
  }

  private namesBeforeAssignment(): { names: Name[]; tuple: boolean } | null {
    if (this.at('(')) return this.tupleBeforeAssignment();
    const name = this.tryName();
    if (name === null || this.accept('=') === null) return null;
    this.checkReserved(name);
    return { names: [name], tuple: false };
  }

  private tupleBeforeAssignment(): { names: Name[]; tuple: boolean } | null {
    this.next();
    const names: Name[] = [];
    do {
      const name = this.tryName();
      if (name === null) return null;
      names.push(name);
    } while (this.accept(',') !== null);
    return this.accept(')') !== null && this.accept('=') !== null ? { names, tuple: true } : null;
  }

  /** One or more items with commas between them. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    for (;;) {
      const comma = this.accept(',');
      if (comma === null) return items;
      if (this.atEnd() || this.at('|') || this.at(')') || this.at(';'))
        this.fail('KS006', "an item is missing after this ','", comma, 'remove it');
      items.push(item());
    }
  }

  /** Items with commas between them in brackets, none allowed: `(a, b)`, `[a, b]`, `{a, b}`. A comma may end the list where `trailing` is set. */
  bracketed<T>(open: '(' | '[' | '{', close: ')' | ']' | '}', item: () => T, trailing = false): T[] {
    const opening = this.expect(open);
    const items: T[] = [];
    return this.nested(() => {
      if (this.accept(close) !== null) return items;
      if (this.at('by')) this.failInBracket(opening, `'${close}'`);
      for (;;) {
        items.push(item());
        if (this.accept(close) !== null) return items;
        if (this.accept(',') === null) this.failInBracket(opening, `',' or '${close}'`);
        if (trailing && this.accept(close) !== null) return items;
      }
    });
  }

  /** Reports a word that is a name only in brackets. */
  checkReserved(name: Name, use: 'declared' | 'read' = 'declared'): void {
    if (name.bracketed || !isReserved(name.name, use)) return;
    this.diagnostics.error(
      'KS228',
      `'${name.name}' is a word of the language`,
      name.span,
      `write \`['${name.name}']\` to use it as a name`,
    );
  }

  /** `name: type` */
  columnDeclaration(): ColumnDeclaration {
    const name = this.name('a column name');
    this.checkReserved(name);
    this.expect(':');
    const type = this.type();
    return { name, type, span: spanOf(name.span, this.last) };
  }

  /** The name of a scalar type. */
  type(): ScalarType {
    const token = this.peek();
    const type = token.kind === 'name' ? scalarTypeOf(token.text) : undefined;
    if (type === undefined) this.failType(token);
    this.next();
    return type;
  }

  private failType(token: Token): never {
    if (token.kind !== 'name') this.fail('KS160', `expected the name of a type${this.found()}`, token, ALL_TYPES);
    const meant = typeMeant(token.text);
    this.fail(
      'KS160',
      `there is no type '${token.text}'`,
      token,
      meant === null ? ALL_TYPES : `did you mean \`${meant}\`?`,
    );
  }

  /** A word or a literal; a bracket after a word begins something else: `join kind=inner (…)`. */
  private parameterValue(): Expression {
    const isWord = this.peek().kind === 'name' && !this.at('true') && !this.at('false');
    return isWord ? this.name() : this.primary();
  }

  /** `kind=inner hint.strategy=shuffle`: parameters with one of these names, and any hint. */
  parameters(...known: string[]): OperatorParameter[] {
    const found: OperatorParameter[] = [];
    for (;;) {
      const start = this.peek();
      if (start.kind !== 'name') return found;
      const position = this.cursor;
      let name = this.next().text;
      while (this.at('.') && this.touches() && this.peek(1).kind === 'name') {
        this.next();
        name += `.${this.next().text}`;
      }
      const nameSpan = spanOf(start, this.last);
      if (!(known.includes(name) || name.startsWith('hint.')) || this.accept('=') === null) {
        this.cursor = position;
        return found;
      }
      const value = this.parameterValue();
      found.push({ name, value, nameSpan, span: spanOf(start, value.span) });
      if (this.at(',') && this.peek(1).kind === 'name' && this.at('=', 2) && known.includes(this.peek(1).text))
        this.next();
    }
  }
}
