// Pipelines: a source and the operators after it.

import { type Span, spanOf } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { continuationOf, knownStep } from './mistakes.js';
import type { OperatorSyntax } from './operator-syntax.js';
import { type Parser, SyntaxFailure } from './parser.js';
import type { Expression, OperatorNode } from './tree.js';

export function parsePipeline(parser: Parser): Expression {
  const source = parseSource(parser);
  const steps: OperatorNode[] = [];
  if (source.kind !== 'operator' && !parser.at('|') && stepWithoutBar(parser) === null) return source;
  while (beginsStep(parser)) {
    const step = parseStep(parser);
    if (step !== null) steps.push(step);
  }
  return { kind: 'query', source, steps, span: spanOf(source.span, parser.last) };
}

/** Takes the `|` before a step; where it is missing that is said, and the step is read all the same. */
function beginsStep(parser: Parser): boolean {
  if (parser.accept('|') !== null) return true;
  const found = stepWithoutBar(parser);
  if (found === null) return false;
  const keyword = spanOf(parser.peek(), parser.peek(found.tokens - 1));
  const word = parser.text.slice(keyword.start, keyword.end);
  parser.diagnostics.error('KS005', `a '|' is missing before '${word}'`, keyword, `write \`| ${word} …\``);
  return true;
}

/** An operator that stands where only a `|`, a closing bracket or the end of a statement could. */
function stepWithoutBar(parser: Parser): Found | null {
  const found = operatorAhead(parser);
  if (found === null) return null;
  const { position } = found.syntax;
  return (position === 'step' || position === 'both') &&
    parser.peek(found.tokens).kind !== 'end' &&
    !isCall(parser, found)
    ? found
    : null;
}

/** `(where … | extend …)`: operators for the rows of the operator that they stand in. */
export function parseSteps(parser: Parser): OperatorNode[] {
  parser.expect('(');
  const steps: OperatorNode[] = [];
  do {
    const step = parser.nested(() => parseStep(parser));
    if (step !== null) steps.push(step);
  } while (beginsStep(parser));
  parser.expect(')');
  return steps;
}

function parseSource(parser: Parser): Expression | OperatorNode {
  const found = operatorAhead(parser);
  if (
    found !== null &&
    (found.syntax.position === 'source' || found.syntax.position === 'both') &&
    !isCall(parser, found)
  ) {
    return parseOperator(parser, found);
  }
  if (parser.at('|'))
    parser.fail('KS006', "a table is missing before this '|'", parser.peek(), 'begin with a table: `T | …`');
  return parser.expression();
}

/** `range(1, 10)`, or a column or table that is named like an operator. */
function isCall(parser: Parser, { syntax, tokens }: Found): boolean {
  const after = parser.peek(tokens);
  if (after.text === '=' || after.text === '.' || after.text === ')' || after.text === ',') return true;
  return (
    after.text === '(' &&
    syntax.name !== 'union' &&
    syntax.name !== 'print' &&
    syntax.name !== 'find' &&
    syntax.name !== 'search'
  );
}

interface Found {
  readonly syntax: OperatorSyntax;
  /** tokens that the keyword takes: `project-away` takes three */
  readonly tokens: number;
}

/** The operator whose keyword stands next, the longest one: `project-away` before `project`. */
export function operatorAhead(parser: Parser): Found | null {
  const first = parser.peek();
  if (first.kind !== 'name') return null;
  let keyword = first.text;
  let found: Found | null = null;
  for (let tokens = 1; ; tokens += 2) {
    const syntax = parser.operators.find(keyword);
    if (syntax !== undefined) found = { syntax, tokens };
    const joined =
      parser.at('-', tokens) &&
      parser.touches(tokens) &&
      parser.touches(tokens + 1) &&
      parser.peek(tokens + 1).kind === 'name';
    if (!joined) return found?.tokens === tokens ? found : null;
    keyword += `-${parser.peek(tokens + 1).text}`;
  }
}

export function parseOperator(parser: Parser, { syntax, tokens }: Found): OperatorNode {
  const start = parser.peek();
  for (let i = 0; i < tokens; i++) parser.next();
  const keywordSpan = spanOf(start, parser.last);
  const fields = parser.nested(() => syntax.parse(parser));
  return { kind: 'operator', operator: syntax.name, keywordSpan, ...fields, span: spanOf(start, parser.last) };
}

/** One operator after a `|`; null where it could not be read, after saying so and skipping to the next one. */
function parseStep(parser: Parser): OperatorNode | null {
  try {
    skipSecondBar(parser);
    const found = operatorAhead(parser);
    if (found === null || found.syntax.position === 'source') return unknownOperator(parser);
    const step = parseOperator(parser, found);
    if (!endsStep(parser)) failAfterStep(parser, found.syntax.name);
    return step;
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    parser.skipTo('|', ';');
    return null;
  }
}

/** `||` as other languages write "or", or a step that is missing between two `|`. */
function skipSecondBar(parser: Parser): void {
  if (!parser.at('|')) return;
  const touches = parser.touches();
  const second = parser.next();
  if (!touches) return parser.diagnostics.error('KS176', "a step is missing before this '|'", second, 'remove it');
  const bars = { start: second.start - 1, end: second.end };
  if (operatorAhead(parser) === null) parser.fail('KS176', "KQL has no '||'", bars, 'write `or`');
  parser.diagnostics.error('KS176', "one '|' begins a step", bars, 'write `|`');
}

function endsStep(parser: Parser): boolean {
  const { kind, text } = parser.peek();
  return (
    kind === 'end' ||
    (kind === 'symbol' && ['|', ';', ')', '}', ']', ','].includes(text)) ||
    startsStatement(parser) ||
    stepWithoutBar(parser) !== null
  );
}

function failAfterStep(parser: Parser, operator: string): never {
  parser.failOnMistake('KS198');
  const token = parser.peek();
  return parser.fail(
    'KS198',
    `'${token.text.split('\n')[0]}' does not belong to this '${operator}'`,
    token,
    continuationOf(operator),
  );
}

/** A statement that follows without its `;`: said as such by the statements' reader. */
function startsStatement(parser: Parser): boolean {
  return parser.at('let') && parser.peek(1).kind === 'name' && parser.at('=', 2);
}

function unknownOperator(parser: Parser): never {
  const start = parser.peek();
  if (start.kind !== 'name') return parser.fail('KS176', `expected an operator after '|'${parser.found()}`);
  let end = 0;
  while (
    parser.at('-', end + 1) &&
    parser.touches(end + 1) &&
    parser.touches(end + 2) &&
    parser.peek(end + 2).kind === 'name'
  )
    end += 2;
  const span: Span = spanOf(start, parser.peek(end));
  const word = parser.text.slice(span.start, span.end);
  const known = knownStep(word);
  const near = nearest(word, parser.operators.keywords());
  const hint =
    known !== undefined ? `KQL has \`${known}\` for it` : near === null ? undefined : `did you mean \`${near}\`?`;
  return parser.fail('KS176', `there is no operator '${word}'`, span, hint);
}
