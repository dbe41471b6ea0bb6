// Addresses within text: they count where no letter or digit stands directly before or behind them.

import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import { type TextMatcher, termMatcher } from '../../values/terms.js';
import type { Value } from '../../values/types.js';
import { type Overload, preparedWithNulls } from '../define.js';
import { listKernel, textsOf } from '../infix/_list.js';
import { parseIpv4 } from './_ipv4.js';

const never: TextMatcher = () => false;

function isAddress(text: string): boolean {
  return !text.includes('/') && parseIpv4(text) !== null;
}

/** Tests texts for an address; what is no address is in none. */
export function addressMatcher(ip: string): TextMatcher {
  return isAddress(ip) ? termMatcher(ip, { ignoreCase: false, start: true, end: true }) : never;
}

/** The leading numbers of an address with a dot behind each: `127.`, `192.168.1.`. */
const PREFIX = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){1,3}$/;
const ADDRESS_AT = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/y;

/** Tests texts for addresses that begin so; a prefix ends with a dot or is a whole address. */
export function addressPrefixMatcher(prefix: string): TextMatcher {
  if (!PREFIX.test(prefix)) return addressMatcher(prefix);
  const mayMatch = termMatcher(prefix, { ignoreCase: false, start: true, end: false });
  return (text) => mayMatch(text) && hasAddressFrom(text, prefix);
}

function hasAddressFrom(text: string, prefix: string): boolean {
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    ADDRESS_AT.lastIndex = at;
    const address = ADDRESS_AT.exec(text)?.[0];
    // The address as it stands there, with one character on each side, which must not go on with it.
    if (address !== undefined && addressMatcher(address)(text.slice(Math.max(at - 1, 0), at + address.length + 1)))
      return true;
  }
  return false;
}

/** `has_any_ipv4` and its like: the addresses are arguments, or the elements of an array. */
export function anyAddressOverloads(matcher: (ip: string) => TextMatcher): Overload[] {
  const make = (call: CallSite) => {
    const toText = converter(call.types[0] ?? 'string', 'string');
    return listKernel(call, (values, types): ((source: Value) => boolean) => {
      const matchers = textsOf(values, types).map(matcher);
      return (source) => {
        // Conversion to string gives strings.
        const text = toText(source) as string;
        return matchers.some((matches) => matches(text));
      };
    });
  };
  return [
    preparedWithNulls(['source: string|dynamic', 'ips...: string'], 'bool', make),
    preparedWithNulls(['source: string|dynamic', 'ips: array'], 'bool', make),
  ];
}
