// How deep plans nest. What runs a plan, prints it or copies it goes down it by recursion, so the binder makes none that is too deep.

import type { Expr, Plan } from './plan.js';

/** Plans and expressions that nest deeper are refused; Kusto's own analysis ends at as many. */
export const DEEPEST_PLAN = 500;

const known = new WeakMap<object, number>();

/** The levels of a plan or an expression, those of its subqueries included. Cheap where its parts were asked for before. */
export function depthOf(part: Plan | Expr): number {
  return levels(part);
}

function levels(part: unknown): number {
  if (part === null || typeof part !== 'object' || !isPlain(part)) return 0;
  if (!isNode(part)) return deepestIn(part);
  if (LEAVES.has(part.kind)) return 1;
  let deepest = known.get(part);
  if (deepest === undefined) {
    deepest = 1 + deepestIn(part);
    known.set(part, deepest);
  }
  return deepest;
}

function deepestIn(part: object): number {
  let deepest = 0;
  for (const key in part) if (!FLAT.has(key)) deepest = Math.max(deepest, levels(part[key as keyof typeof part]));
  return deepest;
}

/** Fields that hold names and types, of which there may be thousands, and no plan. */
const FLAT: ReadonlySet<string> = new Set(['columns', 'origins', 'sourceColumn']);

const LEAVES: ReadonlySet<unknown> = new Set(['constant', 'column']);

const isPlain = (part: object): boolean => Array.isArray(part) || Object.getPrototypeOf(part) === Object.prototype;

/** Plans have an `op` and expressions a `kind`; what only groups them is no level of its own. */
const isNode = (part: object): part is { readonly kind?: unknown } => 'op' in part || 'kind' in part;
