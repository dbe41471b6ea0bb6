// Flat vectors that are opened in two steps: first into a form from which single values can be made, and that takes less memory than all of
// them, then into all values. While only a few are asked for the second step is spared.

import { keepSomeValues } from '../../engine/values/some-values.js';
import type { ScalarType } from '../../engine/values/types.js';
import type { Data, FlatVector } from '../../engine/values/vector.js';
import type { BlobReader } from './blob.js';
import { lazyFlat } from './encoding.js';

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
  const openAll = () => {
    const data = steps.all(held ?? steps.open());
    made = true;
    if (held !== null) from.opened(-steps.bytes(held));
    held = null;
    return data;
  };
  const vector = lazyFlat(type, length, nulls, openAll, from.opened);
  keepSomeValues(vector, (places) => {
    if (made) return null;
    if (held === null) {
      held = steps.open();
      from.opened(steps.bytes(held));
    }
    return {
      encoding: 'flat',
      type,
      length: places.length,
      data: steps.some(held, places),
      nulls: nulls === null ? null : Uint8Array.from(places, (place) => nulls[place] as number),
    };
  });
  return vector;
}
