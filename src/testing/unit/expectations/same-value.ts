import { parseDatetime } from '../../../engine/values/datetime.js';
import { ValueError } from '../../../engine/values/error.js';
import { fromPlain, type Plain, toPlain } from '../../../engine/values/json.js';
import { plainOf, valueFrom } from '../../../engine/values/plain.js';
import type { ScalarType } from '../../../engine/values/types.js';

/** A value that a test expects, as a result of the type would have it; as it is where it is no value of the type. */
export function expectedPlain(type: ScalarType | null, expected: unknown): Plain {
  try {
    return type === null ? toPlain(fromPlain(expected)) : plainOf(type)(valueFrom(type, expected));
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    return toPlain(fromPlain(expected));
  }
}

/** Digits beyond these are the noise of additions in another order. */
const REAL_TOLERANCE = 1e-12;

/** Whether two values mean the same: a time in a dynamic is one however it is written. */
export function sameValue(a: Plain, b: Plain): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= REAL_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a === 'string' && typeof b === 'string') return sameTime(a, b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => sameValue(item, b[i] ?? null));
  if (isBag(a) && isBag(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && sameValue(a[name] ?? null, b[name] ?? null))
    );
  }
  return false;
}

export const isBag = (value: Plain): value is { [key: string]: Plain } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function sameTime(a: string, b: string): boolean {
  if (!ISO.test(a) || !ISO.test(b)) return false;
  const time = parseDatetime(a);
  return time !== null && time === parseDatetime(b);
}
