import { type Bag, type Dynamic, isBag } from '../../values/dynamic.js';
import { type AggregateOverload, fold } from '../define.js';
import { sizeOf } from './_collect.js';

/** Bags put together: of a key that stands in several the first value counts. What is no bag does not count. */
export const bagOverload: AggregateOverload = fold(['expr: bag', 'maxSize?: integer'], 'dynamic', (call) => {
  const size = sizeOf(call);
  const add = (bag: Bag, other: Dynamic) => {
    for (const [key, value] of isBag(other) ? other : []) if (bag.size < size && !bag.has(key)) bag.set(key, value);
    return bag;
  };
  return {
    init: (): Bag => new Map(),
    step: add,
    addResult: add,
    finish: (bag: Bag) => bag,
  };
});
