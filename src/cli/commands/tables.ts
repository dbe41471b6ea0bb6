import type { Column } from '../../engine/values/types.js';
import { defineCommand } from '../define-command.js';
import { formatOption, printResult } from '../output/formats.js';
import { dbOption, withDatabase } from '../with-database.js';

const COLUMNS: readonly Column[] = [
  { name: 'Table', type: 'string' },
  { name: 'Rows', type: 'long' },
  { name: 'Columns', type: 'long' },
  { name: 'Oldest', type: 'datetime' },
  { name: 'Newest', type: 'datetime' },
  { name: 'Bytes', type: 'long' },
];

export default defineCommand({
  command: 'tables',
  describe: 'list the tables of a database: rows, time span, size',
  options: (yargs) =>
    yargs
      .option('db', { ...dbOption, demandOption: true })
      .option('format', formatOption)
      .example('$0 tables --db events.db', ''),

  run: (args) =>
    withDatabase(args.db, async (database) => {
      const { formatDatetime } = await import('../../engine/values/datetime.js');
      const rows = database.tables().map(({ name, rows, columns, time, bytes }) => {
        const shown = (ticks: bigint | null | undefined) => (ticks == null ? null : formatDatetime(ticks));
        return [name, rows, columns.length, shown(time?.oldest), shown(time?.newest), bytes];
      });
      await printResult({ columns: COLUMNS, rows }, args.format);
      return 0;
    }),
});
