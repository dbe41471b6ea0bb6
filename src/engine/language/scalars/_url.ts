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

/** The parameters of `a=1&b=2` as they are written, by name; parts without `=` are none, and the last of a name counts. */
export function queryParameters(query: string): Bag {
  const parameters: [string, string][] = [];
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0) parameters.push([part.slice(0, equals), part.slice(equals + 1)]);
  }
  return new Map(parameters.sort(([a], [b]) => compareText(a, b)));
}
