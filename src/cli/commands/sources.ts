import type { Column } from '../../engine/values/types.js';
import { defineCommand } from '../define-command.js';
import { formatOption, printResult } from '../output/formats.js';
import { dbOption, withDatabase } from '../with-database.js';

const COLUMNS: readonly Column[] = [
  { name: 'Id', type: 'long' },
  { name: 'Ingested', type: 'datetime' },
  { name: 'File', type: 'string' },
  { name: 'Format', type: 'string' },
  { name: 'Rows', type: 'dynamic' },
  { name: 'Rejected', type: 'long' },
  { name: 'Incomplete', type: 'long' },
  { name: 'Duplicates', type: 'long' },
  { name: 'Continues', type: 'long' },
  { name: 'Bytes', type: 'long' },
  { name: 'Hash', type: 'string' },
];

/** Characters of a hash in a table for reading: enough to name the source. */
const SHORT_HASH = 12;

export default defineCommand({
  command: 'sources',
  describe: 'list what was ingested: when, from where, the rows of each table, what was rejected',
  options: (yargs) =>
    yargs
      .option('db', { ...dbOption, demandOption: true })
      .option('format', formatOption)
      .example('$0 sources --db events.db', ''),

  run: (args) =>
    withDatabase(args.db, async (database) => {
      const { formatDatetime } = await import('../../engine/values/datetime.js');
      const rows = database.sources().map((source) => {
        const { id, name, format, tables, rejected, incomplete, duplicates, continues, bytes, hash } = source;
        const ofTables = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
        const counts = [rejected, incomplete, duplicates, continues, bytes];
        const shown = args.format === 'table' ? (hash?.slice(0, SHORT_HASH) ?? null) : hash;
        return [id, formatDatetime(source.ingestedAt), name, format, ofTables, ...counts, shown];
      });
      await printResult({ columns: COLUMNS, rows }, args.format);
      return 0;
    }),
});
