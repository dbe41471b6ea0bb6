import type { Edit } from '../mutant.js';
import type { EditRule } from './edits.js';

const OTHER: Readonly<Record<string, string>> = { and: 'or', or: 'and' };

const WITHOUT_NEGATION: ReadonlySet<string> = new Set(['matches regex', 'has_any', 'has_all']);

/** A conjunct or a disjunct left out, `and` for `or`, and conditions negated that have no operator for it. */
export const conditionEdits: EditRule = (node, above, text) => {
  if (node.kind === 'binary') {
    const other = OTHER[node.operator];
    if (other === undefined) return WITHOUT_NEGATION.has(node.operator) ? [negation(node.span, text)] : [];
    const { start, end } = node.operatorSpan;
    const neutral = node.operator === 'and' ? 'true' : 'false';
    const operands = [node.left, node.right].filter(
      (part) => part.kind !== 'binary' || part.operator !== node.operator,
    );
    return [
      { kind: 'and, or', start, end, text: other },
      ...operands.map(
        ({ span }): Edit => ({ kind: 'condition left out', start: span.start, end: span.end, text: neutral }),
      ),
    ];
  }
  if (node.kind === 'between') {
    const { start, end } = node.operatorSpan;
    return [{ kind: 'negation', start, end, text: node.negated ? 'between' : '!between' }];
  }
  const [holder, outer] = above;
  if (node.kind !== 'call') return [];
  if (node.name.name === 'not' && node.args.length === 1) {
    const [condition] = node.args;
    if (condition === undefined) return [];
    const { start, end } = condition.span;
    return [{ kind: 'negation', ...offsets(node.span), text: `(${text.slice(start, end)})` }];
  }
  const isOperand = holder?.kind === 'binary' && OTHER[holder.operator] !== undefined;
  const isWhole = holder?.kind === 'operator' && holder.operator === 'where' && outer !== undefined;
  return isOperand || isWhole ? [negation(node.span, text)] : [];
};

const offsets = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });

function negation({ start, end }: { readonly start: number; readonly end: number }, text: string): Edit {
  return { kind: 'negation', start, end, text: `not(${text.slice(start, end)})` };
}
