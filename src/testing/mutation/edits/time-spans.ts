import type { EditRule } from './edits.js';

const WRITTEN = /^(\d+)(\.\d+)?\s*([a-z]+)$/i;

/** Time spans twice as long and half as long: windows, bins, differences, wherever they stand. */
export const timeSpanEdits: EditRule = (node, _, text) => {
  if (node.kind !== 'literal' || node.type !== 'timespan') return [];
  const { start, end } = node.span;
  const written = WRITTEN.exec(text.slice(start, end));
  if (written === null) return [];
  const [, whole = '', fraction = '', unit = ''] = written;
  const length = Number(whole + fraction);
  if (length === 0) return [];
  return [length * 2, length / 2].map((other) => ({ kind: 'time span', start, end, text: `${other}${unit}` }));
};
