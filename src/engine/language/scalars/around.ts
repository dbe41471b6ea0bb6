import { isNumber, isSummable } from '../../plan/types.js';
import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { defineScalar, prepared } from '../define.js';

/** Times are compared by ticks, numbers as reals; null for values that are neither. */
function aroundKernel({ types }: CallSite): (value: Value, center: Value, delta: Value) => boolean | null {
  const comparable = types.every(isSummable);
  const ticks = comparable && !types.some((type) => type === 'real' || type === 'decimal') && !types.every(isNumber);
  const [toValue, toCenter, toDelta] = types.map((type) => converter(type, ticks ? 'long' : 'real'));
  return (value, center, delta) => {
    const [x, middle, reach] = [toValue?.(value) ?? null, toCenter?.(center) ?? null, toDelta?.(delta) ?? null];
    if (!comparable || x === null || middle === null || reach === null) return null;
    if (typeof x === 'bigint')
      return x >= (middle as bigint) - (reach as bigint) && x <= (middle as bigint) + (reach as bigint);
    return Math.abs((x as number) - (middle as number)) <= (reach as number);
  };
}

export default defineScalar({
  name: 'around',
  summary: 'Whether a number, a datetime or a timespan is at most `delta` away from a center.',
  source: 'https://learn.microsoft.com/kusto/query/around-function',
  overloads: [prepared(['value: scalar', 'center: scalar', 'delta: scalar'], 'bool', aroundKernel)],
  examples: [
    { kql: 'print around(datetime(2021-01-01 01:29), datetime(2021-01-01 01:30), 1m)', result: true },
    { kql: 'print around(5, 10, 4)', result: false, verified: 'reasoned' },
  ],
});
