import { sameValue } from '../../run/kernel.js';
import type { ScalarType } from '../../values/types.js';
import type { Vector } from '../../values/vector.js';
import { type Overload, overloadWithNulls, withColumns } from '../define.js';

/** The overload of a function that converts its argument to `type`: binding puts the conversion before it. */
export function conversionOverloads(type: ScalarType, accepts: 'scalar' | 'string|dynamic' = 'scalar'): Overload[] {
  // Binding lets a call have one argument and no other.
  return [
    withColumns(
      overloadWithNulls([`value: ${accepts} as ${type}`], type, sameValue),
      () =>
        ([value]) =>
          value as Vector,
    ),
  ];
}
