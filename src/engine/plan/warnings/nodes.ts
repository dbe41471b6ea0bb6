import type { Expression, OperatorNode, Query } from '../../syntax/tree.js';

export type Node = Expression | OperatorNode;

/** Every node below a part of a tree, itself included, each before those that it holds, in the order of the text. */
export function nodesOf(tree: unknown): Node[] {
  const nodes: Node[] = [];
  const waiting = [tree];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (part === null || typeof part !== 'object' || part instanceof Map) continue;
    if (isNode(part)) nodes.push(part);
    const parts: unknown[] = Array.isArray(part) ? part : Object.values(part);
    for (let i = parts.length - 1; i >= 0; i--) waiting.push(parts[i]);
  }
  return nodes;
}

const isNode = (part: object): part is Node => typeof (part as { kind?: unknown }).kind === 'string';

export function isQuery(node: Node): node is Query {
  return node.kind === 'query';
}
