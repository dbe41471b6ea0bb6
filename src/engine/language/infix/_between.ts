import type { CallSite } from '../../run/kernel.js';
import type { Value } from '../../values/types.js';
import { type Overload, prepared, withColumns } from '../define.js';
import { comparison } from './_comparison.js';
import { ticksBetween } from './_tick-order.js';

/** `between` and `!between`: null where the value or an end is null. */
export function betweenOverloads(negated: boolean): Overload[] {
  const make = ({ types }: CallSite) => {
    const [type = 'dynamic', fromType = 'dynamic', toType = 'dynamic'] = types;
    const relative = type === 'datetime' && toType === 'timespan';
    const fromOrder = comparison(type, fromType);
    const toOrder = comparison(type, relative ? 'datetime' : toType);
    return (value: Value, from: Value, to: Value) => {
      const end = relative ? (from as bigint) + (to as bigint) : to;
      const [low, high] = [fromOrder(value, from), toOrder(value, end)];
      if (low === null || high === null) return null;
      return (low >= 0 && high <= 0) !== negated;
    };
  };
  const triples = [
    ['number', 'number', 'number'],
    ['datetime', 'datetime', 'timespan'],
    ['datetime', 'datetime', 'datetime'],
    ['timespan', 'timespan', 'timespan'],
    ['number', 'dynamic', 'dynamic'],
    ['dynamic', 'number', 'number'],
  ] as const; // prettier-ignore
  return triples.map(([value, from, to]) =>
    withColumns(prepared([`value: ${value}`, `from: ${from}`, `to: ${to}`], 'bool', make), (call) => {
      const [start, end] = endsOf(call);
      return ([values]) => ticksBetween(values, start, end, negated);
    }),
  );
}

/** The two ends, where they are the same for all rows. */
function endsOf({ types, constants }: CallSite): readonly [Value | undefined, Value | undefined] {
  const [, from, to] = constants;
  const relative = types[0] === 'datetime' && types[2] === 'timespan';
  return [from, relative && typeof from === 'bigint' && typeof to === 'bigint' ? from + to : to];
}
