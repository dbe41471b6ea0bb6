import { foldCase } from '../../engine/values/fold.js';
import type { Events } from '../synthesis/events.js';
import { mapped, unlessSame } from './compare.js';
import { devicesApart } from './devices-apart.js';
import type { Property } from './property.js';

/** Of the events of some devices a rule gives the rows that it gives of all, as far as they are of these devices. */
export const subsetOfDevices: Property = {
  name: 'a part of the devices, a part of the rows',
  exempt: ({ plan }) => {
    const found = devicesApart(plan);
    return 'reason' in found ? found.reason : null;
  },
  violation: (events, { plan, now, run }) => {
    const found = devicesApart(plan);
    if ('reason' in found) return null;
    const nameOf = (row: Events[string][number]) => foldCase(String(row[found.column] ?? '').toLowerCase());
    const names = [...new Set(Object.values(events).flatMap((rows) => rows.map(nameOf)))].sort();
    const chosen = new Set(names.filter((_, i) => i % 2 === 0));
    const ofDevices = (wanted: boolean) =>
      mapped(events, (rows) => rows.filter((row) => chosen.has(nameOf(row)) === wanted));
    const expected = [...run(ofDevices(true), now), ...run(ofDevices(false), now)];
    return unlessSame(run(events, now), { events, now, expected });
  },
};
