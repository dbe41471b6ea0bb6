import type { Expression, OperatorNode, Query } from '../../syntax/tree.js';

export type Node = Expression | OperatorNode;

/** Every node below a part of a tree, itself included, in the order of the text. */
export function* nodesOf(part: unknown): Iterable<Node> {
  if (part === null || typeof part !== 'object' || part instanceof Map) return;
  if (isNode(part)) yield part;
  for (const value of Array.isArray(part) ? part : Object.values(part)) yield* nodesOf(value);
}

const isNode = (part: object): part is Node => typeof (part as { kind?: unknown }).kind === 'string';

export function isQuery(node: Node): node is Query {
  return node.kind === 'query';
}
