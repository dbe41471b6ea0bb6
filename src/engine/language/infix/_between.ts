import type { CallSite } from '../../run/kernel.js';
import type { Value } from '../../values/types.js';
import { type Overload, prepared } from '../define.js';
import { comparison } from './_comparison.js';

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
  return triples.map(([value, from, to]) => prepared([`value: ${value}`, `from: ${from}`, `to: ${to}`], 'bool', make));
}
