// The nodes of a syntax tree, each with the nodes that it stands in.

import type { Expression, NamedExpression, OperatorNode } from '../../engine/query-parts.js';

export type TreeNode = Expression | NamedExpression | OperatorNode;

const EXPRESSIONS: ReadonlySet<unknown> = new Set<TreeNode['kind']>([
  'name',
  'literal',
  'dynamic',
  'member',
  'index',
  'call',
  'unary',
  'binary',
  'between',
  'list',
  'query',
  'named',
  'operator',
]);

/** Every expression, named expression and operator of a tree, from the top, in the order of the text. */
export function* nodesOf(part: unknown, above: readonly TreeNode[] = []): Generator<[TreeNode, readonly TreeNode[]]> {
  if (part === null || typeof part !== 'object' || part instanceof Map) return;
  const node = isNode(part) ? part : null;
  if (node !== null) yield [node, above];
  const next = node === null ? above : [node, ...above];
  if (node?.kind === 'literal' || node?.kind === 'dynamic') return;
  for (const [field, child] of Object.entries(part)) if (!isPlace(field)) yield* nodesOf(child, next);
}

/** Places may be tokens, which have kinds of their own. */
const isPlace = (field: string) => /span$/i.test(field);

function isNode(part: object): part is TreeNode {
  return 'kind' in part && 'span' in part && EXPRESSIONS.has(part.kind);
}
