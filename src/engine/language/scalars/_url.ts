// What the functions on URLs share.

import { Buffer } from 'node:buffer';
import { compareText } from '../../values/compare.js';
import type { Bag } from '../../values/dynamic.js';

const RESERVED = /[^A-Za-z0-9\-_.!*()]+/g;

/** Percent-encodes the UTF-8 bytes of a text but for unreserved characters; a space becomes `space`. */
export function percentEncode(text: string, space: string): string {
  return text.replace(RESERVED, (run) => {
    const bytes = Buffer.from(run).toString('hex');
    return bytes.replace(/../g, (byte) => (byte === '20' ? space : `%${byte}`));
  });
}

/**
 * The parameters of `a=1&b=2` as they are written, by name; a name that stands several times has an array of its values.
 * Parts without a name or a value are none.
 */
export function queryParameters(query: string): Bag {
  const values = new Map<string, string[]>();
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const [name, value] = [part.slice(0, equals), part.slice(equals + 1)];
    if (equals <= 0 || value === '') continue;
    const earlier = values.get(name);
    if (earlier === undefined) values.set(name, [value]);
    else earlier.push(value);
  }
  const byName = [...values].sort(([a], [b]) => compareText(a, b));
  return new Map(byName.map(([name, [first = '', ...more]]) => [name, more.length === 0 ? first : [first, ...more]]));
}
