// What a plan holds that decides which properties its rule has.

import { PASSING, type Plan, ROW_WISE } from '../../engine/query-parts.js';
import type { ScalarType, Value } from '../../engine/values/types.js';

export interface PlanTraits {
  /** the operators; joins as `join inner` */
  readonly steps: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly aggregates: ReadonlySet<string>;
  /** functions by the types of their first argument: `string ==` */
  readonly typedFunctions: ReadonlySet<string>;
  readonly constants: readonly { readonly type: ScalarType; readonly value: Value }[];
  readonly hasSubqueries: boolean;
}

export function traitsOf(plan: Plan): PlanTraits {
  const [steps, functions, aggregates, typedFunctions] = [0, 1, 2, 3].map(() => new Set<string>()) as [
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const constants: { type: ScalarType; value: Value }[] = [];
  let hasSubqueries = false;
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return;
    seen.add(part);
    const { op, kind, function: name, args, type, value } = part as Readonly<Record<string, unknown>>;
    if (typeof op === 'string') steps.add(op === 'join' || op === 'lookup' ? `join ${String(kind)}` : op);
    if (kind === 'scalar-query' || kind === 'list-query') hasSubqueries = true;
    if (kind === 'constant') constants.push({ type: type as ScalarType, value: value as Value });
    if (
      kind === 'convert' &&
      type === 'string' &&
      (part as { readonly operand?: { readonly type?: string } }).operand?.type === 'dynamic'
    )
      typedFunctions.add('dynamic tostring');
    if (typeof name === 'string') {
      (kind === 'call' ? functions : aggregates).add(name);
      const [first] = Array.isArray(args) ? (args as readonly { readonly type?: string }[]) : [];
      typedFunctions.add(`${first?.type ?? ''} ${name}`);
    }
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(plan);
  return { steps, functions, aggregates, typedFunctions, constants, hasSubqueries };
}

/** The first of some words that a set holds. */
export const firstOf = (words: readonly string[], set: ReadonlySet<string>) =>
  words.find((word) => set.has(word)) ?? null;

/** Functions whose value depends on the rows beside their own. */
export const WINDOW_FUNCTIONS: readonly string[] = [
  'prev',
  'next',
  'row_number',
  'row_cumsum',
  'row_rank',
  'row_rank_min',
  'row_rank_dense',
  'row_window_session',
  'rand',
];

/** Steps whose rows come each from one row alone: what reads a table, what looks at one row at a time, and what hands rows on. */
export const ROW_WISE_STEPS: ReadonlySet<string> = new Set(['scan', 'union', ...ROW_WISE, ...PASSING]);

/** Steps whose rows stand in the query, whatever the events are. */
export const OWN_ROWS: readonly string[] = ['datatable', 'print', 'rows', 'range', 'empty'];
