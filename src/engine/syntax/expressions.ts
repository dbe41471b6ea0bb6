// Expressions, by precedence (loosest first): or; and; ==, in, between…; <, >…; + -; * / %; has, contains, =~…; signs; calls and paths.
// As in Kusto, the operators of `==` and of `<` do not chain: `a == b == c` is an error.

import { spanOf } from '../diagnostics/diagnostic.js';
import { isInfixWord, LIST_OPERATORS, OLD_NEGATIONS, STRING_OPERATORS } from './infix-operators.js';
import { parseDynamicLiteral, parseLiteral } from './literals.js';
import type { Parser } from './parser.js';
import { operatorAhead, parseOperator } from './pipeline.js';
import type { Token } from './token.js';
import type { Expression, List, Name, NamedExpression } from './tree.js';

const BOOLEANS: ReadonlySet<string> = new Set(['true', 'True', 'TRUE', 'false', 'False', 'FALSE']);
const RELATIONAL: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const ADDITIVE: ReadonlySet<string> = new Set(['+', '-']);
const MULTIPLICATIVE: ReadonlySet<string> = new Set(['*', '/', '%']);

export function parseExpression(parser: Parser): Expression {
  return parser.nested(() => parseOr(parser));
}

function parseOr(parser: Parser): Expression {
  return chained(parser, 'or', parseAnd);
}

function parseAnd(parser: Parser): Expression {
  return chained(parser, 'and', parseEquality);
}

/** Chains of `and` and `or` up to this length are read from the left, as their text goes. */
const LONGEST_CHAIN = 64;

/** Operands with `and` or `or` between them. A long chain becomes a balanced tree: it means the same, and no tree is as deep as its text is long. */
function chained(parser: Parser, word: 'and' | 'or', operand: (parser: Parser) => Expression): Expression {
  const operands = [operand(parser)];
  const operators: Token[] = [];
  while (parser.at(word)) {
    operators.push(parser.next());
    operands.push(operand(parser));
  }
  return joined(operands, operators);
}

function joined(operands: readonly Expression[], operators: readonly Token[]): Expression {
  const middle = operands.length > LONGEST_CHAIN ? operands.length >> 1 : operands.length - 1;
  const operator = operators[middle - 1];
  // Without an operator there is just one operand.
  if (operator === undefined) return operands[0] as Expression;
  const left = joined(operands.slice(0, middle), operators.slice(0, middle - 1));
  const right = joined(operands.slice(middle), operators.slice(middle));
  return {
    kind: 'binary',
    operator: operator.text,
    operatorSpan: operator,
    left,
    right,
    span: spanOf(left.span, right.span),
  };
}

function leftAssociative(
  parser: Parser,
  isOperator: (text: string) => boolean,
  operand: (parser: Parser) => Expression,
): Expression {
  let left = operand(parser);
  for (let levels = 1; isOperatorToken(parser) && isOperator(parser.peek().text); levels++) {
    parser.checkChain(levels, parser.peek());
    left = binary(parser, left, operand);
  }
  return left;
}

function isOperatorToken(parser: Parser): boolean {
  const { kind } = parser.peek();
  return kind === 'symbol' || kind === 'name';
}

function binary(parser: Parser, left: Expression, operand: (parser: Parser) => Expression): Expression {
  const operator = parser.next();
  const right = operand(parser);
  const name = OLD_NEGATIONS[operator.text] ?? operator.text;
  return { kind: 'binary', operator: name, operatorSpan: operator, left, right, span: spanOf(left.span, right.span) };
}

function parseEquality(parser: Parser): Expression {
  const left = parseRelational(parser);
  if (!isOperatorToken(parser)) return left;
  const { text } = parser.peek();
  if (text === '==' || text === '!=' || text === '<>') return binary(parser, left, parseRelational);
  if (LIST_OPERATORS.has(text)) return binary(parser, left, parseList);
  if (text === 'between' || text === '!between' || text === 'notbetween') return parseBetween(parser, left);
  return left;
}

function parseRelational(parser: Parser): Expression {
  const left = parseAdditive(parser);
  return isOperatorToken(parser) && RELATIONAL.has(parser.peek().text) ? binary(parser, left, parseAdditive) : left;
}

function parseAdditive(parser: Parser): Expression {
  return leftAssociative(parser, (text) => ADDITIVE.has(text), parseMultiplicative);
}

function parseMultiplicative(parser: Parser): Expression {
  return leftAssociative(parser, (text) => MULTIPLICATIVE.has(text), parseStringOperator);
}

function parseStringOperator(parser: Parser): Expression {
  const left = parseUnary(parser);
  if (!isOperatorToken(parser)) return left;
  const operator = parser.peek();
  if (STRING_OPERATORS.has(operator.text)) return binary(parser, left, parseText);
  if ((operator.text === 'matches' || operator.text === '!matches') && parser.at('regex', 1)) {
    parser.next();
    const last = parser.next();
    const right = parseUnary(parser);
    const text = operator.text === 'matches' ? 'matches regex' : '!matches regex';
    return {
      kind: 'binary',
      operator: text,
      operatorSpan: spanOf(operator, last),
      left,
      right,
      span: spanOf(left.span, right.span),
    };
  }
  return left;
}

/** The right side of an operator that takes one text; a list there is reported, and read so that the rest can be. */
function parseText(parser: Parser): Expression {
  const open = parser.peek();
  if (!holdsList(parser)) return parseUnary(parser);
  const operator = parser.last.text;
  const lists: Readonly<Record<string, string>> = { has: 'has_any', '=~': 'in~', '!~': '!in~' };
  const instead = lists[operator];
  const hint =
    instead === undefined ? `write it once for each text, with \`or\` between` : `a list goes with \`${instead} (…)\``;
  const { span } = parseList(parser);
  parser.diagnostics.error('KS005', `'${operator}' takes one text, found a list`, spanOf(open, span), hint);
  return { kind: 'broken', span };
}

/** Whether parentheses with a comma directly in them stand next. */
function holdsList(parser: Parser): boolean {
  if (!parser.at('(')) return false;
  let open = 0;
  for (let ahead = 0; ; ahead++) {
    const { kind, text } = parser.peek(ahead);
    if (kind === 'end' || text === ';') return false;
    if (kind !== 'symbol') continue;
    if (text === ',' && open === 1) return true;
    if (text === '(' || text === '[' || text === '{') open++;
    else if ((text === ')' || text === ']' || text === '}') && --open === 0) return false;
  }
}

function parseBetween(parser: Parser, left: Expression): Expression {
  const operator = parser.next();
  const form = `write \`${operator.text} (from .. to)\``;
  parser.expect('(', form);
  const from = parseAdditive(parser);
  parser.expect('..', form);
  const to = parseAdditive(parser);
  const close = parser.expect(')');
  return {
    kind: 'between',
    negated: operator.text !== 'between',
    operatorSpan: operator,
    left,
    from,
    to,
    span: spanOf(left.span, close),
  };
}

/** The parenthesised right side of `in` and its like: expressions, or one pipeline. */
function parseList(parser: Parser): List {
  const open = parser.peek();
  if (!parser.at('(')) {
    const hint = parser.at('[') ? 'write `(…)`, or `(dynamic([…]))`' : 'write `(…)` around it';
    parser.fail('KS005', `'${parser.last.text}' takes a list in parentheses${parser.found()}`, open, hint);
  }
  const items = parser.bracketed('(', ')', () => parser.pipeline());
  return { kind: 'list', items, span: spanOf(open, parser.last) };
}

function parseUnary(parser: Parser): Expression {
  const sign = parser.peek();
  if (sign.kind !== 'symbol' || (sign.text !== '-' && sign.text !== '+')) return parsePrimary(parser);
  parser.next();
  const next = parser.peek();
  if (parser.at('-') || parser.at('+')) {
    parser.fail(
      'KS006',
      `a second sign, '${next.text}', stands where a value has to be`,
      next,
      `write \`${sign.text}(…)\``,
    );
  }
  const operand = parsePrimary(parser);
  return { kind: 'unary', operator: sign.text, operand, span: spanOf(sign, operand.span) };
}

/** A literal, name, call or parenthesised expression with the paths after it. */
export function parsePrimary(parser: Parser): Expression {
  let expression = parseAtom(parser);
  for (let levels = 1; ; levels++) {
    parser.checkChain(levels, parser.peek());
    if (parser.at('.') && !parser.at('.', 1)) {
      parser.next();
      expression = parseSelector(parser, expression);
    } else if (parser.at('[') && canIndex(expression)) {
      expression = parseIndex(parser, expression);
    } else return expression;
  }
}

function parseIndex(parser: Parser, target: Expression): Expression {
  parser.expect('[');
  const index = parser.expression();
  return { kind: 'index', target, index, span: spanOf(target.span, parser.expect(']')) };
}

/** A literal is never indexed. */
function canIndex(expression: Expression): boolean {
  return expression.kind !== 'literal' && expression.kind !== 'star';
}

function parseSelector(parser: Parser, target: Expression): Expression {
  // `a.[0]` and `a.['b']` are `a[0]` and `a['b']`.
  if (parser.at('[')) return parseIndex(parser, target);
  const member = parser.name('a name after the dot');
  if (!member.bracketed && parser.at('(')) return parseCall(parser, member, target);
  return { kind: 'member', target, member, span: spanOf(target.span, member.span) };
}

function parseAtom(parser: Parser): Expression {
  const token = parser.peek();
  switch (token.kind) {
    case 'string':
    case 'long':
    case 'real':
    case 'timespan':
    case 'typed':
      return parseLiteral(parser);
    case 'name':
      return parseNameOrCall(parser);
    case 'symbol':
      return parseSymbolAtom(parser);
    case 'end':
      return parser.fail('KS006', 'expected an expression, but the query ends here', token);
  }
}

function parseSymbolAtom(parser: Parser): Expression {
  const token = parser.peek();
  if (token.text === '(') {
    parser.next();
    const inner = parser.nested(() => parser.pipeline());
    if (parser.accept(')') === null) parser.failInBracket(token, "')'");
    return inner;
  }
  if (token.text === '[') {
    const name = parser.tryName();
    if (name !== null) return name;
  }
  if (token.text === '*') return { kind: 'star', span: parser.next() };
  if (token.text === '!') parser.fail('KS006', "KQL has no '!' before a condition", token, 'write `not(…)`');
  if (token.text === '=') parser.fail('KS006', "a name is missing before '='", token);
  return parser.fail('KS006', `expected an expression${parser.found()}`, token);
}

function parseNameOrCall(parser: Parser): Expression {
  const token = parser.peek();
  if (BOOLEANS.has(token.text)) return parseLiteral(parser);
  if (parser.at('(', 1)) {
    if (token.text === 'dynamic') return parseDynamicLiteral(parser);
    if (token.text === 'typeof') return parseTypeOf(parser);
    const found = operatorAhead(parser);
    if (found !== null && found.syntax.position === 'expression') {
      const operator = parseOperator(parser, found);
      return { kind: 'operator-expression', operator, span: operator.span };
    }
    return parseCall(parser, parser.name(), null);
  }
  if (token.text === 'not' && startsOperandWord(parser))
    parser.fail('KS117', "'not' is a function", token, 'write `not(…)`');
  const found = operatorAhead(parser);
  if (
    found !== null &&
    found.syntax.position === 'expression' &&
    found.tokens === 1 &&
    parser.peek(1).kind === 'name' &&
    !isInfixWord(parser.peek(1).text)
  ) {
    const operator = parseOperator(parser, found);
    return { kind: 'operator-expression', operator, span: operator.span };
  }
  if (token.text.startsWith('!')) return parser.fail('KS006', `expected an expression${parser.found()}`, token);
  return parseNameOrPattern(parser);
}

/** Whether the word after the next one is an operand, as in `not Success`. */
function startsOperandWord(parser: Parser): boolean {
  const { kind, text } = parser.peek(1);
  return kind === 'name' ? !isInfixWord(text) : kind !== 'symbol' && kind !== 'end';
}

/** A name; with a `*` that touches it (`Device*`) a pattern, for the places that take one. */
function parseNameOrPattern(parser: Parser): Expression {
  const name = parser.name();
  parser.checkReserved(name, 'read');
  if (!(parser.at('*') && parser.touches()) || startsOperand(parser, 1)) return name;
  const star = parser.next();
  let pattern = `${name.name}*`;
  let end = star;
  while (parser.touches() && (parser.peek().kind === 'name' || parser.at('*'))) {
    end = parser.next();
    pattern += end.text;
  }
  return { kind: 'wildcard', pattern, span: spanOf(name.span, end) };
}

/** Whether what stands `ahead` makes `a*…` a product. */
function startsOperand(parser: Parser, ahead: number): boolean {
  const { kind, text } = parser.peek(ahead);
  if (kind === 'symbol') return text === '(' || text === '[' || text === '-' || text === '+';
  return kind !== 'end' && !(kind === 'name' && (isInfixWord(text) || text === 'on' || text === 'kind'));
}

function parseCall(parser: Parser, name: Name, target: Expression | null): Expression {
  const args = parser.bracketed('(', ')', () => parseArgument(parser));
  return { kind: 'call', target, name, args, span: spanOf(target?.span ?? name.span, parser.last) };
}

function parseArgument(parser: Parser): NamedExpression {
  return parser.named(() => parser.pipeline());
}

/** `typeof(long)`, `typeof(a: long, *)`. */
function parseTypeOf(parser: Parser): Expression {
  const start = parser.next();
  let star = false;
  const types = parser.bracketed('(', ')', () => {
    if (parser.accept('*') !== null) {
      star = true;
      return null;
    }
    if (parser.at(':', 1) || parser.at('[')) return parser.columnDeclaration();
    const token = parser.peek();
    const type = parser.type();
    const name: Name = { kind: 'name', name: '', bracketed: false, span: token };
    return { name, type, span: token };
  });
  return { kind: 'typeof', types: types.filter((t) => t !== null), star, span: spanOf(start, parser.last) };
}
