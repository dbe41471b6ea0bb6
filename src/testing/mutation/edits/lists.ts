import type { DynamicLiteral, List } from '../../../engine/query-parts.js';
import { formatDynamic } from '../../../engine/values/json.js';
import type { Edit } from '../mutant.js';
import type { EditRule } from './edits.js';

/** A list without one of its items: `in (…)`, `has_any (…)`, `dynamic([…])`. */
export const listEdits: EditRule = (node) => {
  if (node.kind === 'list') return withoutEach(node);
  return node.kind === 'dynamic' ? withoutEachValue(node) : [];
};

function withoutEach({ items }: List): Edit[] {
  return items.flatMap(({ span }, i): Edit[] => {
    const [before, after] = [items[i - 1], items[i + 1]];
    if (before !== undefined) return [{ kind: 'list item', start: before.span.end, end: span.end, text: '' }];
    return after === undefined ? [] : [{ kind: 'list item', start: span.start, end: after.span.start, text: '' }];
  });
}

function withoutEachValue({ value, span }: DynamicLiteral): Edit[] {
  if (!Array.isArray(value) || value.length < 2) return [];
  return value.map((_, left): Edit => {
    const kept = formatDynamic(value.filter((__, i) => i !== left));
    return { kind: 'list item', ...offsets(span), text: `dynamic(${kept})` };
  });
}

const offsets = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });
