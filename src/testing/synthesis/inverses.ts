// Functions and operators that are known backwards.

import type { CallExpr } from '../../engine/query-parts.js';
import { arithmetic, difference } from './arithmetic.js';
import { oneOfSeveral, oneOfTwo } from './branches.js';
import { concatenated, delimited } from './concatenation.js';
import { element } from './elements.js';
import type { Test } from './inverse.js';
import type { Demands } from './solve.js';
import { decoded, extracted, items, letters, part } from './text-functions.js';

/** Wants of the arguments of a call what makes it pass a test. */
export type Inverse = (call: CallExpr, test: Test, demands: Demands) => void;

export const INVERSES: Readonly<Record<string, Inverse>> = {
  iff: oneOfTwo,
  iif: oneOfTwo,
  case: oneOfSeveral,
  strcat: concatenated,
  strcat_delim: delimited,
  '[]': element,
  extract: extracted,
  substring: part,
  strlen: letters,
  array_length: items,
  base64_decode_tostring: decoded,
  '-': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value + other,
      (value, other) => other - value,
    ),
  '+': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value - other,
      (value, other) => value - other,
    ),
  '*': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value / other,
      (value, other) => value / other,
    ),
  '/': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value * other,
      (value, other) => other / value,
    ),
  datetime_diff: difference,
};
