import type { Expression } from '../../syntax/tree.js';

/** The expression with the expressions directly below it replaced; subqueries stay as they are. */
export function withParts(node: Expression, replace: (part: Expression) => Expression): Expression {
  switch (node.kind) {
    case 'call':
      return { ...node, args: node.args.map((arg) => ({ ...arg, expression: replace(arg.expression) })) };
    case 'member':
      return { ...node, target: replace(node.target) };
    case 'index':
      return { ...node, target: replace(node.target), index: replace(node.index) };
    case 'unary':
      return { ...node, operand: replace(node.operand) };
    case 'binary':
      return { ...node, left: replace(node.left), right: replace(node.right) };
    case 'between':
      return { ...node, left: replace(node.left), from: replace(node.from), to: replace(node.to) };
    case 'list':
      return { ...node, items: node.items.map(replace) };
    default:
      return node;
  }
}
