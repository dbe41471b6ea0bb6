import type { Parser } from '../../syntax/parser.js';
import type { Expression, OperatorNode } from '../../syntax/tree.js';

/** The condition of `graph-where-nodes` and `graph-where-edges`. */
export interface GraphWhereNode extends OperatorNode {
  readonly predicate: Expression;
}

export function parseGraphWhere(parser: Parser): Pick<GraphWhereNode, 'predicate'> {
  return { predicate: parser.expression() };
}
