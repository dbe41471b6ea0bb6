// Flat vectors that are opened in two steps: first into a form from which single values can be made, and that takes less memory than all of
// them, then into all values. While only a few are asked for the second step is spared.

import { keepSomeValues } from '../../engine/values/some-values.js';
import type { ScalarType } from '../../engine/values/types.js';
import { type Data, type FlatVector, gatherBytes } from '../../engine/values/vector.js';
import type { BlobReader } from './blob.js';
import { lazyFlat } from './encoding.js';

/** A value alone takes so many times as long to make as with all others: when the lone ones have taken as long as all would, all are made. */
const LONE = 4;

export interface Steps<Form> {
  open(): Form;
  /** of memory */
  bytes(form: Form): number;
  all(form: Form): Data;
  some(form: Form, places: Uint32Array): Data;
}

export function flatInTwoSteps<Form>(
  from: BlobReader,
  type: ScalarType,
  length: number,
  nulls: Uint8Array | null,
  steps: Steps<Form>,
): FlatVector {
  let held: Form | null = null;
  let made = false;
  let asked = 0;
  const openAll = () => {
    const data = steps.all(held ?? steps.open());
    made = true;
    if (held !== null) from.opened(-steps.bytes(held));
    held = null;
    return data;
  };
  const vector = lazyFlat(type, length, nulls, openAll, from.opened);
  keepSomeValues(vector, (places) => {
    asked += places.length;
    if (made || asked * LONE > length) return null;
    if (held === null) {
      held = steps.open();
      from.opened(steps.bytes(held));
    }
    return {
      encoding: 'flat',
      type,
      length: places.length,
      data: steps.some(held, places),
      nulls: nulls === null ? null : gatherBytes(nulls, places),
    };
  });
  return vector;
}
