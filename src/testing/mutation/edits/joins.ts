import type { OperatorNode, OperatorParameter } from '../../../engine/query-parts.js';
import type { Edit } from '../mutant.js';
import type { EditRule } from './edits.js';

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  innerunique: ['inner', 'leftouter', 'leftanti'],
  inner: ['innerunique', 'leftouter', 'leftanti'],
  leftouter: ['inner', 'fullouter'],
  rightouter: ['inner', 'fullouter'],
  fullouter: ['inner', 'leftouter'],
  leftanti: ['leftsemi', 'leftouter'],
  leftsemi: ['leftanti'],
  rightanti: ['rightsemi'],
  rightsemi: ['rightanti'],
};

/** A `join` or `lookup` of another kind. */
export const joinEdits: EditRule = (node) => {
  if (node.kind !== 'operator' || (node.operator !== 'join' && node.operator !== 'lookup')) return [];
  const written = kindOf(node);
  const kind = written?.text ?? (node.operator === 'join' ? 'innerunique' : 'leftouter');
  const others = node.operator === 'join' ? OTHERS[kind] : [kind === 'inner' ? 'leftouter' : 'inner'];
  return (others ?? []).map((other): Edit => {
    if (written !== null) return { kind: 'join kind', start: written.start, end: written.end, text: other };
    const { end } = node.keywordSpan;
    return { kind: 'join kind', start: end, end, text: ` kind=${other}` };
  });
};

interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function kindOf(node: OperatorNode): Written | null {
  if (!('parameters' in node) || !Array.isArray(node.parameters)) return null;
  const given = (node.parameters as readonly OperatorParameter[]).find(({ name }) => name === 'kind')?.value;
  if (given?.kind !== 'name') return null;
  return { text: given.name, start: given.span.start, end: given.span.end };
}
