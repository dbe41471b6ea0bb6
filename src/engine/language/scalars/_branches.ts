import { toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';

/** A branch's value as one of the common type; binding has converted it unless that is dynamic, into which it goes as it is. */
export function branch(type: ScalarType | undefined, result: ScalarType): (value: Value) => Value {
  if (result !== 'dynamic' || type === undefined || type === 'dynamic') return (value) => value;
  return (value) => toDynamic(value, type);
}
