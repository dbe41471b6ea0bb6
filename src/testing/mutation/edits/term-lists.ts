import type { Binary, Expression } from '../../../engine/query-parts.js';
import type { Edit } from '../mutant.js';
import type { EditRule } from './edits.js';

const JOINED: Readonly<Record<string, string>> = { has_any: 'or', has_all: 'and' };

/** `contains` for each text of `has_any` and `has_all`, which have no form of their own for parts of terms. */
export const termListEdits: EditRule = (node, _, text) => {
  if (node.kind !== 'binary') return [];
  const logic = JOINED[node.operator];
  const texts = textsOf(node);
  if (logic === undefined || texts === null) return [];
  const written = ({ start, end }: Binary['span']) => text.slice(start, end);
  const conditions = texts.map((one) => `${written(node.left.span)} contains ${written(one.span)}`);
  const { start, end } = node.span;
  return [{ kind: 'text operator', start, end, text: `(${conditions.join(` ${logic} `)})` } satisfies Edit];
};

/** The items of a list that names texts and nothing else. */
function textsOf({ right }: Binary): readonly Expression[] | null {
  if (right.kind !== 'list') return null;
  return right.items.every((item) => item.kind === 'literal' && item.type === 'string') ? right.items : null;
}
