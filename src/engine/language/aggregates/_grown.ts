/** What accumulators keep a number a group in. */
export type GroupArray = Uint8Array | Int32Array | Uint32Array | Float64Array | BigInt64Array;

/** The array itself, or a longer copy of it, with room for `count` groups; new places hold 0. */
export function grown<A extends GroupArray>(array: A, count: number): A {
  if (count <= array.length) return array;
  // A typed array's constructor makes arrays of its own type, which the union of types hides.
  const larger = new (array.constructor as new (length: number) => A)(Math.max(count, array.length * 2));
  (larger as Float64Array).set(array as Float64Array);
  return larger;
}
