// Functions of the elements of a graph pattern. `graph-match` and `graph-shortest-paths` read their calls themselves (operators/_graph-names.ts); a call
// that reaches the binder stands where there is no pattern.

import type { FunctionBinding } from '../../plan/language.js';
import type { ScalarType } from '../../values/types.js';

/** @param type of the result */
export function outsidePattern(type: ScalarType): NonNullable<FunctionBinding['bind']> {
  return ({ name }, _scope, binder) => {
    const hint = 'write it in the `where` or `project` of `graph-match` or `graph-shortest-paths`';
    binder.error('KQ134', `'${name.name}' has to be given an element of a graph pattern`, name.span, hint);
    return binder.unchecked(type);
  };
}
