import { isQuery } from './nodes.js';
import type { WarningContext } from './warn.js';

const ORDERS: ReadonlySet<string> = new Set(['sort', 'top', 'serialize', 'print', 'range', 'count']);
const KEEPS_ORDER: ReadonlySet<string> = new Set([
  'where',
  'extend',
  'project',
  'project-away',
  'project-keep',
  'project-rename',
  'project-reorder',
  'take',
]);

/** `take` on rows in no order: which rows come is up to the service. */
export function takeWithoutOrder({ nodes, diagnostics }: WarningContext): void {
  for (const node of nodes) {
    if (!isQuery(node)) continue;
    let ordered = node.source.kind === 'operator' && ORDERS.has(node.source.operator);
    for (const step of node.steps) {
      if (step.operator === 'take' && !ordered) {
        diagnostics.warning(
          'KQ203',
          "'take' on rows that are in no order gives arbitrary ones",
          step.keywordSpan,
          'put `sort by …` before it, or use `top`',
        );
      }
      if (ORDERS.has(step.operator)) ordered = true;
      else if (!KEEPS_ORDER.has(step.operator)) ordered = false;
    }
  }
}
