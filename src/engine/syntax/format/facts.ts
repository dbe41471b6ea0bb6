// What the printer asks the tree for: the meaning that tokens alone do not show.

import type { Span } from '../../diagnostics/diagnostic.js';
import type { SyntaxTree } from '../tree.js';

export interface OperatorFact {
  readonly operator: string;
  readonly keyword: Span;
  /** end of the last of the parameters that follow the keyword, or of the keyword */
  readonly headEnd: number;
  /** of a `datatable` the number of columns; else 0 */
  readonly columns: number;
}

export interface Facts {
  /** stretches whose tokens stand as in the original: `project-away`, `Device*` */
  readonly verbatim: readonly Span[];
  /** starts of `-` and `+` that are signs */
  readonly signs: ReadonlySet<number>;
  /** ends of the names of operators' parameters: the `=` after them has no spaces */
  readonly parameterNames: ReadonlySet<number>;
  /** ends of operators' parameters: a `(` after them begins something else */
  readonly parameterEnds: ReadonlySet<number>;
  /** ends of the names of functions that are called: the `(` after them has no space */
  readonly calls: ReadonlySet<number>;
  /** functions with their parameters and bodies */
  readonly functions: readonly Span[];
  /** by the start of their keyword */
  readonly operators: ReadonlyMap<number, OperatorFact>;
}

type Fields = Readonly<Record<string, unknown>>;

export function factsOf(tree: SyntaxTree): Facts {
  const verbatim: Span[] = [];
  const signs = new Set<number>();
  const parameterNames = new Set<number>();
  const parameterEnds = new Set<number>();
  const calls = new Set<number>();
  const functions: Span[] = [];
  const operators = new Map<number, OperatorFact>();
  const waiting: unknown[] = [tree.statements];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (part === null || typeof part !== 'object' || part instanceof Map) continue;
    // A node of the tree, whose fields its kind tells, or a list of them.
    const node = part as Fields & { readonly span: Span };
    if (node.kind === 'wildcard') verbatim.push(node.span);
    if (node.kind === 'unary' || node.kind === 'literal') signs.add(node.span.start);
    if (node.kind === 'call') calls.add((node.name as { readonly span: Span }).span.end);
    if (node.kind === 'dynamic' || node.kind === 'typeof') calls.add(node.span.start + node.kind.length);
    if (node.kind === 'function') functions.push(node.span);
    if (isSpan(node.nameSpan)) {
      verbatim.push(node.nameSpan);
      parameterNames.add(node.nameSpan.end);
      parameterEnds.add(node.span.end);
    }
    if (node.kind === 'operator' && isSpan(node.keywordSpan)) {
      verbatim.push(node.keywordSpan);
      operators.set(node.keywordSpan.start, operatorFact(node, node.keywordSpan));
    }
    waiting.push(...(Array.isArray(part) ? part : Object.values(part)).filter((value) => typeof value === 'object'));
  }
  return {
    verbatim: verbatim.sort((a, b) => a.start - b.start),
    signs,
    parameterNames,
    parameterEnds,
    calls,
    functions,
    operators,
  };
}

function operatorFact(node: Fields, keyword: Span): OperatorFact {
  const parameters = Array.isArray(node.parameters) ? (node.parameters as readonly { readonly span: Span }[]) : [];
  const columns = node.operator === 'datatable' && Array.isArray(node.schema) ? node.schema.length : 0;
  return {
    operator: String(node.operator),
    keyword,
    headEnd: Math.max(keyword.end, ...parameters.map((p) => p.span.end)),
    columns,
  };
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
