import type { EditRule } from './edits.js';

const DROPPED: ReadonlySet<string> = new Set(['where', 'filter', 'distinct']);

/** A step less: `where`, `distinct`. */
export const stepEdits: EditRule = (node, _, text) => {
  if (node.kind !== 'operator' || !DROPPED.has(node.operator)) return [];
  const { start, end } = node.span;
  const bar = text.lastIndexOf('|', start);
  if (bar < 0 || /\S/.test(text.slice(bar + 1, start))) return [];
  return [{ kind: 'step left out', start: bar, end, text: '' }];
};
