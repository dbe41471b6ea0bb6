import { unlessSame } from './compare.js';
import type { Property } from './property.js';

/** The engine may read events in batches of any size. */
export const sizeOfBatches: Property = {
  name: 'size of batches',
  exempt: () => null,
  violation: (events, { now, run }) =>
    unlessSame(run(events, now), { events, now, expected: run(events, now, { batchRows: 1 }) }),
};
