import { createHash } from 'node:crypto';
import { type Overload, overload } from '../define.js';

/** The digest of the text of a value, in hexadecimal digits; `""` of an empty text, so of null too. */
export function digestOverloads(algorithm: 'md5' | 'sha1' | 'sha256'): Overload[] {
  const digest = (text: string) => (text === '' ? '' : createHash(algorithm).update(text).digest('hex'));
  return [overload(['source: not-dynamic as string'], 'string', digest)];
}
