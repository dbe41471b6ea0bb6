import type { Plan } from '../../engine/query-parts.js';
import { rowsThrough } from '../../engine/through.js';
import type { Column } from '../../engine/values/types.js';
import { readerOf } from '../../engine/values/vector.js';
import { type CatalogueOfEvents, catalogueOf, type Events } from '../synthesis/events.js';

const NUMBER: Column = { name: '$event', type: 'long' };

/**
 * Those of the events that no place of a query lets through to a step that looks at several rows, nor to the result.
 * @param now ticks
 */
export function droppedEvents(plan: Plan, events: Events, now: bigint, surroundings: CatalogueOfEvents): Events {
  const marked = Object.fromEntries(
    Object.entries(events).map(([table, rows]) => [table, rows.map((row, i) => ({ ...row, [NUMBER.name]: i }))]),
  );
  const catalogue = catalogueOf(marked, surroundings, [NUMBER]);
  return Object.fromEntries(
    Object.entries(events).map(([table, rows]) => {
      const related = new Set<unknown>();
      for (const batch of rowsThrough(plan, table, NUMBER, catalogue, { now })) {
        const read = readerOf(batch.column(NUMBER.name));
        for (let row = 0; row < batch.length; row++) related.add(Number(read(row)));
      }
      return [table, rows.filter((_, i) => !related.has(i))];
    }),
  );
}
