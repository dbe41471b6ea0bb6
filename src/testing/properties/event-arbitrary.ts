import fc from 'fast-check';
import type { Schema } from '../../engine/engine.js';
import { parseDatetime } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import { plainOf } from '../../engine/values/plain.js';
import type { Events } from '../synthesis/events.js';
import { besides } from '../synthesis/neighbours.js';
import type { Fired } from '../synthesis/synthesize.js';
import { usualValue } from '../synthesis/usual-values.js';
import { variablesOf } from '../synthesis/wishes.js';

type Row = Readonly<Record<string, Plain>>;

/** What events of one kind are made of: a row, and other values for its columns. */
interface Pattern {
  readonly table: string;
  readonly row: Row;
  readonly others: readonly (readonly [column: string, value: Plain])[];
}

/** Events of a rule at most. */
const MOST_EVENTS = 8;

/** Columns that are filled where nothing is known of a table's events. */
const USUAL_COLUMNS = 12;

/** Events like those that fire a rule, each with some of its values beside what the conditions ask for. */
export function eventsArbitrary(
  fired: Fired | null,
  tables: readonly string[],
  schema: Schema,
  now: string,
): fc.Arbitrary<Events> {
  const patterns = fired === null ? usualPatterns(tables, schema, now) : patternsOf(fired);
  if (patterns.length === 0) return fc.constant({});
  const event = fc
    .constantFrom(...patterns)
    .chain(({ table, row, others }) =>
      fc
        .subarray([...others], { maxLength: 3 })
        .map((changed) => ({ table, row: { ...row, ...Object.fromEntries(changed) } })),
    );
  return fc.array(event, { maxLength: MOST_EVENTS }).map((events) => {
    const byTable: Record<string, Row[]> = {};
    for (const { table, row } of events) byTable[table] = [...(byTable[table] ?? []), row];
    return byTable;
  });
}

function patternsOf({ world, solution }: Fired): Pattern[] {
  return world.events.map(({ id, table, columns }) => {
    const known = columns.flatMap((column) => {
      const own = solution.values.get(`${id}.${column.name}`);
      return own === undefined || own.value === null ? [] : [{ column, own }];
    });
    const others = known.flatMap(({ column, own }) => {
      const readers = world.conditions.flatMap((condition) =>
        condition.kind === 'true' && variablesOf(condition.expr).has(`${id}.${column.name}`) ? [condition.expr] : [],
      );
      const values = [...readers.flatMap((expr) => besides(own, expr)), null];
      return values.map((value): [string, Plain] => [column.name, plainOf(column.type)(value)]);
    });
    return {
      table,
      row: Object.fromEntries(known.map(({ column, own }) => [column.name, plainOf(column.type)(own.value)])),
      others,
    };
  });
}

function usualPatterns(tables: readonly string[], schema: Schema, now: string): Pattern[] {
  const clock = parseDatetime(now) ?? 0n;
  return tables.flatMap((table) => {
    const columns = (schema.table(table) ?? []).slice(0, USUAL_COLUMNS);
    const valuesOf = (event: number) =>
      columns.map((column): [string, Plain] => [column.name, plainOf(column.type)(usualValue(column, event, clock))]);
    return [{ table, row: Object.fromEntries(valuesOf(1)), others: valuesOf(2) }];
  });
}
