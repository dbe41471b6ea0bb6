// Statements: let, set, declare, alias, restrict, and the query itself.

import { spanOf } from '../diagnostics/diagnostic.js';
import { sqlTable } from './mistakes.js';
import { type Parser, SyntaxFailure } from './parser.js';
import type {
  Expression,
  FunctionDeclaration,
  FunctionParameter,
  LetStatement,
  PatternMatch,
  PatternStatement,
  QueryStatement,
  Statement,
} from './tree.js';

export function parseStatements(parser: Parser): Statement[] {
  const statements: Statement[] = [];
  while (!parser.atEnd()) {
    if (parser.accept(';') !== null) continue;
    const statement = recovering(parser, () => parseStatement(parser));
    if (statement !== null) statements.push(statement);
    if (!parser.atEnd() && parser.accept(';') === null) missingSemicolon(parser, statement);
  }
  return statements;
}

function recovering<T>(parser: Parser, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    parser.skipTo(';');
    return null;
  }
}

/** Says what is wrong where a statement should have ended, and skips to where one can begin. */
function missingSemicolon(parser: Parser, before: Statement | null): void {
  const token = parser.peek();
  if (parser.diagnostics.hasErrors && parser.at(')')) {
    parser.next();
    parser.skipTo(';');
    return;
  }
  const begins = token.kind === 'name' && ['let', 'set', 'declare', 'alias', 'restrict'].includes(token.text);
  const onNewLine = parser.text.slice(token.leading, token.start).includes('\n');
  if (begins || (onNewLine && before !== null && before.kind !== 'expression')) {
    parser.diagnostics.error(
      'KS005',
      "a ';' is missing at the end of this statement",
      parser.last,
      `write \`${parser.last.text};\``,
    );
    return;
  }
  recovering(parser, () => {
    if (token.text === ')' || token.text === '}' || token.text === ']')
      parser.fail('KS002', `this '${token.text}' closes nothing`);
    parser.failOnMistake('KS005');
    parser.fail(
      'KS005',
      `expected ';' between statements${parser.found()}`,
      token,
      'begin a step with `|`, or end the statement with `;`',
    );
  });
  parser.next();
  parser.skipTo(';');
}

function parseStatement(parser: Parser): Statement {
  if (parser.at('let') && !parser.at('=', 1)) return parseLet(parser);
  if (parser.at('set') && parser.peek(1).kind === 'name') return parseSet(parser);
  if (parser.at('declare') && parser.at('query_parameters', 1)) return parseQueryParameters(parser);
  if (parser.at('declare') && parser.at('pattern', 1)) return parsePattern(parser);
  if (parser.at('alias') && parser.at('database', 1)) return parseAlias(parser);
  if (parser.at('restrict') && parser.at('access', 1)) return parseRestrict(parser);
  const table = sqlTable(parser);
  if (table !== null)
    parser.fail(
      'KQ007',
      'this is SQL, and KQL is another language',
      parser.peek(),
      `begin with the table: \`${table} | where … | project …\``,
    );
  const expression = parser.pipeline();
  return { kind: 'expression', expression, span: expression.span };
}

function parseLet(parser: Parser): LetStatement {
  const start = parser.next();
  const name = parser.name("a name after 'let'");
  parser.expect('=');
  const value = recovering(parser, () => (isFunction(parser) ? parseFunction(parser) : parser.pipeline()));
  // The name is there all the same, so that its uses are no further errors.
  return { kind: 'let', name, value: value ?? { kind: 'broken', span: name.span }, span: spanOf(start, parser.last) };
}

/** `(…) {` or `view (…) {` begins a function; `(…)` alone is an expression. */
export function isFunction(parser: Parser): boolean {
  let ahead = parser.at('view') && parser.at('(', 1) ? 1 : 0;
  if (!parser.at('(', ahead)) return false;
  for (let open = 0; ; ahead++) {
    const { kind, text } = parser.peek(ahead);
    if (kind === 'end') return false;
    if (kind !== 'symbol') continue;
    if (text === '(') open++;
    else if (text === ')' && --open === 0) return parser.at('{', ahead + 1);
  }
}

export function parseFunction(parser: Parser): FunctionDeclaration {
  const start = parser.peek();
  const view = parser.accept('view') !== null;
  const parameters = parser.bracketed('(', ')', () => parseParameter(parser));
  return { ...parseBody(parser), view, parameters, span: spanOf(start, parser.last) };
}

/** `{ statements; expression }` */
function parseBody(parser: Parser): FunctionDeclaration {
  const open = parser.expect('{');
  const statements: Statement[] = [];
  let body: QueryStatement | null = null;
  while (!parser.at('}')) {
    if (parser.atEnd()) parser.fail('KS001', "missing '}' at the end of the function", open);
    if (parser.accept(';') !== null) continue;
    const statement = recovering(parser, () => parser.nested(() => parseStatement(parser)));
    if (statement?.kind === 'expression') body = statement;
    else if (statement !== null) statements.push(statement);
    if (!parser.at('}') && parser.accept(';') === null) parser.fail('KS005', `expected ';' or '}'${parser.found()}`);
  }
  const close = parser.expect('}');
  if (body === null && !parser.diagnostics.hasErrors)
    parser.diagnostics.error('KS006', 'the function has no expression to return', close);
  return {
    kind: 'function',
    view: false,
    parameters: [],
    statements,
    body: body?.expression ?? null,
    span: spanOf(open, close),
  };
}

function parseParameter(parser: Parser): FunctionParameter {
  const name = parser.name('a parameter name');
  parser.expect(':');
  if (parser.at('(')) return { kind: 'table', name, columns: parseTableSchema(parser) };
  const type = parser.type();
  const value: Expression | null = parser.accept('=') === null ? null : parser.expression();
  return { kind: 'scalar', name, type, default: value };
}

function parseTableSchema(
  parser: Parser,
): FunctionParameter extends infer P ? (P extends { kind: 'table'; columns: infer C } ? C : never) : never {
  if (parser.at('*', 1)) {
    parser.next();
    parser.next();
    parser.expect(')');
    return null;
  }
  return parser.bracketed('(', ')', () => parser.columnDeclaration());
}

function parseSet(parser: Parser): Statement {
  const start = parser.next();
  const name = parser.name().name;
  const value = parser.accept('=') === null ? null : parser.primary();
  return { kind: 'set', name, value, span: spanOf(start, parser.last) };
}

function parseQueryParameters(parser: Parser): Statement {
  const start = parser.next();
  parser.next();
  const parameters = parser.bracketed('(', ')', () => parseParameter(parser));
  return { kind: 'query_parameters', parameters, span: spanOf(start, parser.last) };
}

function parseAlias(parser: Parser): Statement {
  const start = parser.next();
  parser.next();
  const name = parser.name();
  parser.expect('=');
  return { kind: 'alias', name, value: parser.primary(), span: spanOf(start, parser.last) };
}

function parseRestrict(parser: Parser): Statement {
  const start = parser.next();
  parser.next();
  parser.expect('to');
  const targets = parser.bracketed('(', ')', () => parser.pipeline());
  return { kind: 'restrict', targets, span: spanOf(start, parser.last) };
}

function parsePattern(parser: Parser): PatternStatement {
  const start = parser.next();
  parser.next();
  const name = parser.name();
  if (parser.accept('=') === null) {
    return { kind: 'pattern', name, parameters: [], path: null, matches: [], span: spanOf(start, parser.last) };
  }
  const parameters = parser.bracketed('(', ')', () => parser.columnDeclaration());
  let path = null;
  if (parser.accept('[') !== null) {
    path = parser.columnDeclaration();
    parser.expect(']');
  }
  parser.expect('{');
  const matches: PatternMatch[] = [];
  while (parser.accept('}') === null) {
    matches.push(parsePatternMatch(parser));
    parser.accept(';');
  }
  return { kind: 'pattern', name, parameters, path, matches, span: spanOf(start, parser.last) };
}

function parsePatternMatch(parser: Parser): PatternMatch {
  const values = parser.bracketed('(', ')', () => parser.primary());
  let path: Expression | null = null;
  if (parser.accept('.') !== null) {
    parser.expect('[');
    path = parser.primary();
    parser.expect(']');
  }
  parser.expect('=');
  return { values, path, body: parseBody(parser) };
}
