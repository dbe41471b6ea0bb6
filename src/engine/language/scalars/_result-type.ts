import type { ReturnRule } from '../../plan/signature.js';
import { isScalarType } from '../../values/types.js';

/** The type that a `typeof(…)` argument names, by the argument's place. */
export function typeNamedBy(argument: number): ReturnRule {
  return (_types, texts) => {
    const text = texts[argument] ?? '';
    return isScalarType(text) ? text : 'string';
  };
}
