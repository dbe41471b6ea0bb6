// A plan with some of its parts replaced, wherever they stand: also in subqueries and in the fields of operators.

import type { Expr, Plan } from './plan.js';

/** Rebuilds a part as the whole is being rebuilt. */
export type Rebuild = <T>(part: T) => T;

export type Copied = (part: object, copy: object) => void;

/**
 * A copy of a plan or an expression in which what `replace` gives stands for a part; it is asked from the top, and not about what is below a
 * part that it replaced. Parts that stand in several places are replaced once.
 * @param replace null for a part that stays; `rebuilt` is for what a replacement keeps of it
 * @param copied is told of each part and what stands for it
 */
export function rebuild<T extends Plan | Expr>(
  from: T,
  replace: (part: object, rebuilt: Rebuild) => object | null,
  copied?: Copied,
): T {
  const made = new Map<object, unknown>();
  const rebuilt = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') return part;
    // Anything else than plain data is a value or rows, in which there are no plans.
    if (!Array.isArray(part) && Object.getPrototypeOf(part) !== Object.prototype) return part;
    const known = made.get(part);
    if (known !== undefined) return known;
    // What is rebuilt has the form of what it was made from.
    const result = replace(part, rebuilt as Rebuild) ?? copyOf(part);
    made.set(part, result);
    copied?.(part, result);
    return result;
  };
  const copyOf = (part: object): object =>
    Array.isArray(part)
      ? part.map(rebuilt)
      : Object.fromEntries(Object.entries(part).map(([name, value]) => [name, rebuilt(value)]));
  return rebuilt(from) as T;
}
