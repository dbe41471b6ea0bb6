// What events that fire a rule are made of.

import type { Plain } from '../../engine/values/json.js';
import { plainOf } from '../../engine/values/plain.js';
import type { Column } from '../../engine/values/types.js';
import { EVENT_TIMES } from '../synthesis/events.js';
import { besides } from '../synthesis/neighbours.js';
import type { Fired } from '../synthesis/synthesize.js';
import { usualValue } from '../synthesis/usual-values.js';
import { variablesOf } from '../synthesis/wishes.js';
import type { EventRow, TableRow } from './rows.js';

/** One of the events, with other values for its columns. */
export interface Pattern extends TableRow {
  /** the columns that it fills */
  readonly columns: readonly Column[];
  /** values beside what the conditions ask for, and that of the next event */
  readonly others: readonly (readonly [column: string, value: Plain])[];
}

/** @param now ticks */
export function patternsOf({ world, solution }: Fired, now: bigint): Pattern[] {
  return world.events.map(({ id, table, columns }, number) => {
    const asked = columns.flatMap((column) => {
      const own = solution.values.get(`${id}.${column.name}`);
      return own === undefined || own.value === null ? [] : [{ column, own }];
    });
    const isDated = asked.some(({ column }) => EVENT_TIMES.includes(column.name));
    const time = isDated ? undefined : columns.find(({ name }) => EVENT_TIMES.includes(name));
    const dated =
      time === undefined ? [] : [{ column: time, own: { type: time.type, value: usualValue(time, number + 1, now) } }];
    const known = [...asked, ...dated];
    const others = known.flatMap(({ column, own }) => {
      const readers = world.conditions.flatMap((condition) =>
        condition.kind === 'true' && variablesOf(condition.expr).has(`${id}.${column.name}`) ? [condition.expr] : [],
      );
      const values = [...readers.flatMap((expr) => besides(own, expr)), usualValue(column, number + 2, now), null];
      return values.map((value): [string, Plain] => [column.name, plainOf(column.type)(value)]);
    });
    const row: EventRow = Object.fromEntries(
      known.map(({ column, own }) => [column.name, plainOf(column.type)(own.value)]),
    );
    return { table, row, columns: known.map(({ column }) => column), others };
  });
}
