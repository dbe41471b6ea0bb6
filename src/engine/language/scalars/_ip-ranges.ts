// Tests of an address against ranges, which are read once where they are constant.

import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { type Overload, overload, preparedWithNulls } from '../define.js';
import { listKernel, textsOf } from '../infix/_list.js';

/** How addresses of one kind are read and tested. */
export interface Addresses<T> {
  readonly parse: (text: string) => T | null;
  readonly isIn: (address: T, range: T) => boolean;
}

/** Null where the address or the range cannot be read. */
export function inRangeOverloads<T>({ parse, isIn }: Addresses<T>): Overload[] {
  return [
    overload(['ip: string', 'ip_range: string'], 'bool', (ip, ipRange) => {
      const [address, range] = [parse(ip), parse(ipRange)];
      return address === null || range === null ? null : isIn(address, range);
    }),
  ];
}

/** Null where the address cannot be read; ranges that cannot hold nothing. */
export function inAnyRangeOverloads<T>({ parse, isIn }: Addresses<T>): Overload[] {
  const make = (call: CallSite) => {
    const toText = converter(call.types[0] ?? 'string', 'string');
    return listKernel(call, (values, types): ((ip: Value) => boolean | null) => {
      const ranges = textsOf(values, types).map(parse);
      return (ip) => {
        // Conversion to string gives strings.
        const address = parse(toText(ip) as string);
        return address === null ? null : ranges.some((range) => range !== null && isIn(address, range));
      };
    });
  };
  return [
    preparedWithNulls(['ip: string|dynamic', 'ranges...: string'], 'bool', make),
    preparedWithNulls(['ip: string|dynamic', 'ranges: array'], 'bool', make),
  ];
}
