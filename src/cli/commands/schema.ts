import { defineCommand } from '../define-command.js';
import { formatOption, printResult } from '../output/formats.js';
import { UsageError } from '../usage-error.js';
import { dbOption, withDatabase } from '../with-database.js';

export default defineCommand({
  command: 'schema <table>',
  describe: "list a table's columns: of a database, or as the products document it",
  options: (yargs) =>
    yargs
      .positional('table', { type: 'string', demandOption: true, describe: "the table's name" })
      .option('db', dbOption)
      .option('format', formatOption)
      .example('$0 schema DeviceNetworkEvents', 'the documented columns')
      .example('$0 schema DeviceNetworkEvents --db events.db', 'the columns that were ingested'),

  async run(args) {
    const columns =
      args.db === undefined
        ? await documented(args.table)
        : await withDatabase(args.db, (database) => stored(database, args.table));
    const listed = ['Column', 'Type'].map((name) => ({ name, type: 'string' as const }));
    await printResult({ columns: listed, rows: columns.map((c) => [c.name, c.type]) }, args.format);
    return 0;
  },
});

async function documented(name: string) {
  const { knownTable, knownTables } = await import('../../schemas/known.js');
  const table = knownTable(name);
  if (table !== undefined) return table.columns;
  const { nearest } = await import('../../engine/diagnostics/nearest.js');
  const near = nearest(name, knownTables());
  throw new UsageError(
    `no table named '${name}' is known; ${near === null ? '--db names a database that may have it' : `did you mean ${near}?`}`,
  );
}

function stored(database: Parameters<Parameters<typeof withDatabase>[1]>[0], name: string) {
  const table = database.store.table(name);
  if (table !== undefined) return table.columns;
  const names = database.tables().map((t) => t.name);
  throw new UsageError(`the database has no table '${name}'; it has ${names.length === 0 ? 'none' : names.join(', ')}`);
}
