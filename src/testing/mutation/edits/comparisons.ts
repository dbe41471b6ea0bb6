import type { Expression } from '../../../engine/query-parts.js';
import type { Edit } from '../mutant.js';
import type { TreeNode } from '../visit.js';
import type { EditRule } from './edits.js';

const OTHER: Readonly<Record<string, string>> = { '>': '>=', '>=': '>', '<': '<=', '<=': '<' };

/** `>` for `>=`, and thresholds one more and one less: in comparisons, and where a `let` names them. */
export const comparisonEdits: EditRule = (node, above, text) => {
  if (node.kind === 'binary' && OTHER[node.operator] !== undefined) {
    const { start, end } = node.operatorSpan;
    return [
      { kind: 'comparison', start, end, text: OTHER[node.operator] ?? '' },
      ...[node.left, node.right].flatMap((operand) => beside(operand, text)),
    ];
  }
  if (node.kind === 'between') return [node.from, node.to].flatMap((operand) => beside(operand, text));
  return above.length === 0 && isNumber(node) ? beside(node, text) : [];
};

const isNumber = (node: TreeNode): node is Expression =>
  node.kind === 'literal' && (node.type === 'long' || node.type === 'int');

function beside(node: Expression, text: string): Edit[] {
  if (!isNumber(node)) return [];
  const { start, end } = node.span;
  const written = text.slice(start, end);
  if (!/^\d+$/.test(written)) return [];
  const number = BigInt(written);
  return [number + 1n, ...(number > 0n ? [number - 1n] : [])].map((other) => ({
    kind: 'threshold',
    start,
    end,
    text: `${other}`,
  }));
}
