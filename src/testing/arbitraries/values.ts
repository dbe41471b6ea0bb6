// Values as the columns of events hold them, in their plain form.

import fc from 'fast-check';
import { TICKS_PER_DAY } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import { plainOf } from '../../engine/values/plain.js';
import type { Column } from '../../engine/values/types.js';
import { hostileTexts } from './hostile-texts.js';
import { textKindOf } from './text-kinds.js';
import { textsOf } from './texts.js';
import { timesAround, type Window } from './times.js';

export interface ValueOptions {
  /** where times lie, in ticks */
  readonly window: Window;
  /** whether some texts are such as programs get wrong */
  readonly hostile: boolean;
}

const NUMBERS = [0, 1, 2, 3, 5, 10, 22, 80, 443, 3389, 4625, -1];

/** A value of a column by its type and, for texts, its name; never null. */
export function valuesOf({ name, type }: Column, { window, hostile }: ValueOptions): fc.Arbitrary<Plain> {
  switch (type) {
    case 'string':
      return texts(name, hostile);
    case 'datetime':
      return timesAround(window).map(plainOf('datetime'));
    case 'timespan':
      return fc.bigInt({ min: -TICKS_PER_DAY, max: 30n * TICKS_PER_DAY }).map(plainOf('timespan'));
    case 'bool':
      return fc.boolean();
    case 'int':
      return fc.oneof(fc.constantFrom(...NUMBERS), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
    case 'long':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
        { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }).map(plainOf('long')) },
      );
    case 'real':
      return fc.oneof(
        fc.constantFrom(...NUMBERS, 0.5, 1e300, -1e-9),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case 'decimal':
      return fc.constantFrom('0', '1.5', '-12345678901234567890.000000001');
    case 'guid':
      return textsOf('guid');
    case 'dynamic':
      return dynamics(hostile);
  }
}

function texts(column: string, hostile: boolean): fc.Arbitrary<string> {
  const usual = textsOf(textKindOf(column));
  if (!hostile) return usual;
  return fc.oneof(
    { weight: 12, arbitrary: usual },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: hostileTexts() },
    // What is wrong only stands beside what is right.
    { weight: 1, arbitrary: fc.tuple(hostileTexts(), usual).map((parts) => parts.join('')) },
  );
}

/** Bags and arrays as `AdditionalFields` and its like hold them. */
function dynamics(hostile: boolean): fc.Arbitrary<Plain> {
  const leaf: fc.Arbitrary<Plain> = fc.oneof(
    textsOf('word'),
    fc.constantFrom(...NUMBERS),
    fc.boolean(),
    fc.constant(null),
    ...(hostile ? [hostileTexts()] : []),
  );
  const key = fc.constantFrom('Name', 'Id', 'value', 'a.b', 'key with blanks');
  const bag = fc.dictionary(key, leaf, { maxKeys: 3, noNullPrototype: true });
  return fc.oneof(bag, fc.array(leaf, { maxLength: 3 }), fc.array(bag, { maxLength: 2 }), leaf);
}
