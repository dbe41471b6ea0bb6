import { defineCommand } from '../define-command.js';
import { formatOption, printResult } from '../output/formats.js';
import { dbOption, withDatabase } from '../with-database.js';

export default defineCommand({
  command: 'tables',
  describe: 'list the tables of a database: rows, time span, size',
  options: (yargs) => yargs.option('db', { ...dbOption, demandOption: true }).option('format', formatOption).example('$0 tables --db events.db', ''),

  run: (args) =>
    withDatabase(args.db, async (database) => {
      const { openDatabase } = await import('../../database/database.js');
      const listing = openDatabase(':memory:');
      listing.createTable('Tables', [
        { name: 'Table', type: 'string' },
        { name: 'Rows', type: 'long' },
        { name: 'Columns', type: 'long' },
        { name: 'Oldest', type: 'datetime' },
        { name: 'Newest', type: 'datetime' },
        { name: 'Bytes', type: 'long' },
      ]);
      listing.append('Tables', database.tables().map(({ name, rows, columns, time, bytes }) => [name, rows, columns.length, time?.oldest ?? null, time?.newest ?? null, bytes]));
      await printResult(listing.query('Tables'), args.format);
      return 0;
    }),
});
