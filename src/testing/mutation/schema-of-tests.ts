import type { Schema } from '../../engine/engine.js';
import type { RuleTests } from '../unit/rule-tests.js';

/** The known tables, and those that tests have events of, which come first. */
export async function schemaOfTests(tests: RuleTests, known: Schema): Promise<Schema> {
  const tables = (await tests.all()).flatMap(({ database }) => database.tables());
  const own = new Map(tables.map(({ name, columns }) => [name, columns]));
  return {
    ...known,
    table: (name) => own.get(name) ?? known.table(name),
    tableNames: () => new Set([...own.keys(), ...known.tableNames()]),
  };
}
