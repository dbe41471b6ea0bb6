import { isNumber, widest } from '../../plan/types.js';
import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import { TICKS_PER_HOUR } from '../../values/datetime.js';
import { type Dynamic, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';
import { defineScalar, prepared } from '../define.js';
import { MOST_ELEMENTS } from './_arrays.js';

/** The type of the elements: times go by ticks, numbers in the widest of their types. */
function elementType(types: readonly ScalarType[]): ScalarType {
  const [start = 'long'] = types;
  if (!isNumber(start)) return start;
  const type = widest(types.filter(isNumber));
  return type === 'int' ? 'long' : type;
}

/** Values from `start` to `stop`, which are counted from the start so that errors of reals do not add up. */
function bigintSteps(start: bigint, stop: bigint, step: bigint): bigint[] {
  const steps = step === 0n ? -1n : (stop - start) / step;
  const inReach = step > 0n ? start <= stop : start >= stop;
  const count = step === 0n || !inReach ? 0 : Math.min(Number(steps) + 1, MOST_ELEMENTS);
  return Array.from({ length: count }, (_, i) => start + BigInt(i) * step);
}

function realSteps(start: number, stop: number, step: number): number[] {
  const steps = Math.floor((stop - start) / step);
  const count = steps >= 0 && step !== 0 ? Math.min(steps + 1, MOST_ELEMENTS) : 0;
  return Array.from({ length: count }, (_, i) => start + i * step);
}

function rangeKernel({ types }: CallSite): (start: Value, stop: Value, step?: Value) => Dynamic {
  const type = elementType(types);
  const computed: ScalarType = type === 'decimal' || type === 'real' ? 'real' : 'long';
  const [toStart, toStop, toStep] = types.map((from) => converter(from, computed));
  const unit: Value = computed === 'real' ? 1 : isNumber(type) ? 1n : TICKS_PER_HOUR;
  return (start, stop, step) => {
    const [from, to] = [toStart?.(start) ?? null, toStop?.(stop) ?? null];
    const by = step === undefined ? unit : (toStep?.(step) ?? null);
    if (from === null || to === null || by === null) return null;
    // All three were converted to one type.
    const values =
      computed === 'real'
        ? realSteps(from as number, to as number, by as number)
        : bigintSteps(from as bigint, to as bigint, by as bigint);
    return values.map((value) => toDynamic(value, type === 'decimal' ? 'real' : type));
  };
}

export default defineScalar({
  name: 'range',
  summary:
    'An array of values from a start to a stop at most, by a step: 1 or, for times, an hour where none is given; never more than 1,048,576.',
  source: 'https://learn.microsoft.com/kusto/query/range-function',
  overloads: [prepared(['start: summable', 'stop: summable', 'step?: summable'], 'dynamic', rangeKernel)],
  examples: [
    { kql: 'print range(1, 8, 3)', result: [1, 4, 7] },
    { kql: 'print range(1, 3)', result: [1, 2, 3], verified: 'engine' },
    { kql: 'print range(1h, 3h)', result: ['01:00:00', '02:00:00', '03:00:00'] },
    { kql: 'print array_length(range(1, 1000000000))', result: 1048576 },
  ],
});
