// The pattern of `parse` and `parse-where`: `* "from=" From " port=" Port:int *`.

import type { Span } from '../../diagnostics/diagnostic.js';
import type { Binder } from '../../plan/binder.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, Name, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import type { Column, ScalarType } from '../../values/types.js';
import { parameterText, wordParameter } from './_parameters.js';

/** A text or a regular expression, something to skip, or a column. */
export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skip' }
  | { readonly kind: 'column'; readonly name: string; readonly type: ScalarType };

type PatternPartNode = PatternPart & { readonly span: Span };

export interface ParseNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly source: Expression;
  readonly parts: readonly PatternPartNode[];
}

export interface ParsePattern {
  readonly kind: 'simple' | 'regex' | 'relaxed';
  /** flags of the regular expression, as in `(?iU)` */
  readonly flags: string;
  readonly parts: readonly PatternPart[];
}

export interface ParsePlan extends Plan {
  readonly source: Expr;
  readonly pattern: ParsePattern;
}

export function parseParse(parser: Parser): Omit<ParseNode, keyof OperatorNode> {
  const parameters = parser.parameters('kind', 'flags');
  const source = parser.expression();
  parser.expect('with');
  const parts: PatternPartNode[] = [];
  for (let part = parsePart(parser); part !== null; part = parsePart(parser)) parts.push(part);
  return { parameters, source, parts };
}

function parsePart(parser: Parser): PatternPartNode | null {
  const star = parser.accept('*');
  if (star !== null) return { kind: 'skip', span: star };
  if (parser.peek().kind === 'string') {
    const literal = parser.primary();
    return { kind: 'text', text: literal.kind === 'literal' ? String(literal.value) : '', span: literal.span };
  }
  const name: Name | null = parser.tryName();
  if (name === null) return null;
  parser.checkReserved(name);
  const type = parser.accept(':') === null ? 'string' : parser.type();
  return { kind: 'column', name: name.name, type, span: name.span };
}

export function bindParse(
  op: 'parse' | 'parse-where',
  node: ParseNode,
  input: Plan,
  scope: Scope,
  binder: Binder,
): ParsePlan {
  checkOrder(node.parts, binder);
  const kind = wordParameter(node.parameters, 'kind', ['simple', 'regex', 'relaxed'], binder) ?? 'simple';
  const source = convertTo('string', binder.expression(node.source, scope.withRow(input)));
  const columns = new Map<string, Column>(input.columns.map((c) => [c.name, c]));
  const made = new Set<string>();
  for (const part of node.parts) {
    if (part.kind !== 'column') continue;
    if (made.has(part.name))
      binder.error('KS171', `the pattern names '${part.name}' twice`, part.span, 'give one of them another name');
    made.add(part.name);
    columns.set(part.name, { name: part.name, type: part.type });
  }
  // Nothing but these three words gets through `wordParameter`.
  const pattern = {
    kind: kind as ParsePattern['kind'],
    flags: parameterText(node.parameters, 'flags') ?? '',
    parts: node.parts,
  };
  return {
    op,
    inputs: [input],
    columns: [...columns.values()],
    open: input.open,
    ordered: input.ordered,
    source,
    pattern,
  } as ParsePlan;
}

/** Between two columns, and after something to skip, there has to be a text that says where one ends. */
function checkOrder(parts: readonly PatternPartNode[], binder: Binder): void {
  parts.forEach((part, i) => {
    const [before, after] = [parts[i - 1], parts[i + 1]];
    if (part.kind === 'column' && before !== undefined && before.kind !== 'text') {
      binder.error('KS101', `the column '${part.name}' has to follow a text`, part.span);
    }
    if (part.kind !== 'skip') return;
    if (after !== undefined && after.kind !== 'text') binder.error('KS102', "a text has to follow '*'", part.span);
    if (before?.kind === 'column' && before.type === 'string') {
      const hint = `leave '*' out, or put a text between it and '${before.name}'`;
      binder.error(
        'KS103',
        `'*' after the string column '${before.name}' leaves open where the column ends`,
        part.span,
        hint,
      );
    }
  });
}
