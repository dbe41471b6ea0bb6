// Patterns of graphs, as `graph-match` and `graph-shortest-paths` read them: `(a)-[e]->(b)<--(c), (b)-[path*1..3]-(d)`.

import { type Span, spanOf } from '../../diagnostics/diagnostic.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, Name, NamedExpression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';

export interface NodeSyntax {
  readonly name: Name | null;
  readonly span: Span;
}

export interface EdgeSyntax {
  readonly name: Name | null;
  readonly direction: EdgeDirection;
  /** how many edges in a row it stands for; null where it is one edge */
  readonly repeat: { readonly least: Expression; readonly most: Expression } | null;
  readonly span: Span;
}

/** `right`: the edge leads from what stands to its left to what stands to its right; `any`: one way or the other. */
export type EdgeDirection = 'right' | 'left' | 'any';

/** Nodes with an edge between each two. */
export interface SequenceSyntax {
  readonly nodes: readonly NodeSyntax[];
  readonly edges: readonly EdgeSyntax[];
}

/** What `graph-match` and `graph-shortest-paths` have in common. */
export interface GraphQueryNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly sequences: readonly SequenceSyntax[];
  readonly where: Expression | null;
  readonly items: readonly NamedExpression[];
}

/** Parameters, a pattern, `where` if there is one, `project`. */
export function parseGraphQuery(parser: Parser, ...parameters: string[]): Omit<GraphQueryNode, keyof OperatorNode> {
  return {
    parameters: parser.parameters(...parameters),
    sequences: parser.list(() => parseSequence(parser)),
    where: parser.accept('where') === null ? null : parser.expression(),
    items: parseProjection(parser),
  };
}

function parseProjection(parser: Parser): NamedExpression[] {
  parser.expect('project');
  return parser.list(() => parser.named());
}

function parseSequence(parser: Parser): SequenceSyntax {
  const nodes = [parseNode(parser)];
  const edges: EdgeSyntax[] = [];
  while (parser.at('-') || parser.at('<')) {
    edges.push(parseEdge(parser));
    nodes.push(parseNode(parser));
  }
  return { nodes, edges };
}

function parseNode(parser: Parser): NodeSyntax {
  const start = parser.expect('(');
  const name = parser.tryName();
  return { name, span: spanOf(start, parser.expect(')')) };
}

/** `-[e]->`, `<-[e*1..3]-`, `-[e]-`; without brackets `-->`, `<--`, `--`. */
function parseEdge(parser: Parser): EdgeSyntax {
  const start = parser.peek();
  const left = parser.accept('<') !== null;
  parser.expect('-');
  const inner = parser.accept('[') === null ? { name: null, repeat: null } : parseEdgeInner(parser);
  parser.expect('-');
  const right = !left && parser.accept('>') !== null;
  return { ...inner, direction: left ? 'left' : right ? 'right' : 'any', span: spanOf(start, parser.last) };
}

function parseEdgeInner(parser: Parser): Pick<EdgeSyntax, 'name' | 'repeat'> {
  const name = parser.tryName();
  const repeat = parser.accept('*') === null ? null : parseRepeat(parser);
  parser.expect(']');
  return { name, repeat };
}

function parseRepeat(parser: Parser): EdgeSyntax['repeat'] {
  const least = parser.primary();
  parser.expect('..');
  return { least, most: parser.primary() };
}
