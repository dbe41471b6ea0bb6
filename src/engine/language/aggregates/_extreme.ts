import type { CallSite } from '../../run/kernel.js';
import { compareValues } from '../../values/compare.js';
import type { Value } from '../../values/types.js';
import { type AggregateOverload, fold } from '../define.js';

/**
 * Folds of `min`, `max` and their conditional forms.
 * @param sign 1 for the largest, -1 for the smallest
 */
export function extremeFolds(sign: 1 | -1, conditional: boolean): AggregateOverload[] {
  const make = ({ types }: CallSite) => {
    const compare = compareValues(types[0] ?? 'long');
    const better = (a: Value, b: Value) => (a === null || (b !== null && compare(b, a) * sign > 0) ? b : a);
    return {
      init: (): Value => null,
      step: (best: Value, value: Value, wanted: Value = true) => (wanted === true ? better(best, value) : best),
      merge: better,
      finish: (best: Value) => best,
    };
  };
  return [conditional ? fold(['expr: orderable', 'predicate: bool'], 'argument0', make) : fold(['expr: orderable'], 'argument0', make)];
}
