import { keyOf } from '../../values/compare.js';
import { type Dynamic, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';

function isNumeric(item: Dynamic): item is bigint | number {
  return typeof item === 'bigint' || typeof item === 'number';
}

function sameNumber(a: bigint | number, b: bigint | number): boolean {
  if (typeof a === typeof b) return a === b;
  const [long, real] = typeof a === 'bigint' ? [a, Number(b)] : [BigInt(b), a];
  return Number.isInteger(real) && BigInt(real) === long;
}

/** Whether an element is a given value: numbers by their size, whatever their types, anything else by its text in JSON. */
export function elementTest(value: Value, type: ScalarType): (element: Dynamic) => boolean {
  const item = toDynamic(value, type);
  if (isNumeric(item)) return (element) => isNumeric(element) && sameNumber(item, element);
  const key = keyOf('dynamic');
  const wanted = key(item);
  return (element) => key(element) === wanted;
}
