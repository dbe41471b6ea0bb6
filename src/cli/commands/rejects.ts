import type { Database } from '../../database/database.js';
import type { Column } from '../../engine/values/types.js';
import type { RejectedRow, SourceRecord } from '../../store/store.js';
import { defineCommand } from '../define-command.js';
import { formatOption, printResult, type Rows, writeOut } from '../output/formats.js';
import { type RawRows, rawRows } from '../output/raw-rows.js';
import { dbOption, withDatabase } from '../with-database.js';

const COLUMNS: readonly Column[] = [
  { name: 'Source', type: 'long' },
  { name: 'File', type: 'string' },
  { name: 'Table', type: 'string' },
  { name: 'Line', type: 'long' },
  { name: 'Reason', type: 'string' },
  { name: 'Row', type: 'string' },
];

export default defineCommand({
  command: 'rejects',
  describe: 'list rows that could not be taken in, or write them as they stand in their files, to be mended',
  options: (yargs) =>
    yargs
      .option('db', { ...dbOption, demandOption: true })
      .option('source', {
        type: 'string',
        requiresArg: true,
        describe: 'of this source only: its id, path or the beginning of its hash',
      })
      .option('table', { type: 'string', requiresArg: true, describe: 'of this table only' })
      .option('incomplete', {
        type: 'boolean',
        describe: 'rows that were taken in without a value that did not fit, instead',
      })
      .option('raw', {
        type: 'string',
        requiresArg: true,
        conflicts: 'incomplete',
        describe: 'write the rows with their header to this file, or to standard output (-)',
      })
      .option('force', { type: 'boolean', default: false, describe: 'replace a file that is there' })
      .option('format', formatOption)
      .example('$0 rejects --db events.db', '')
      .example('$0 rejects --db events.db --source 3 --raw bad.csv', 'mend bad.csv, then ingest it'),

  run: (args) =>
    withDatabase(args.db, async (database) => {
      const { source, table, incomplete: taken = false } = args;
      const filter = { taken, ...(source === undefined ? {} : { source }), ...(table === undefined ? {} : { table }) };
      const rows = database.rejects(filter);
      if (args.raw !== undefined) await writeRaw(rawRows(rows, database.sources()), args.raw, args.force);
      else {
        await printResult(listed(rows, database.sources()), args.format);
        if (!taken) sayIncomplete(database, filter);
      }
      return 0;
    }),
});

function listed(rejects: Iterable<RejectedRow>, sources: readonly SourceRecord[]): Rows {
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const rows = function* () {
    for (const { sourceId, table, line, reason, raw } of rejects) {
      yield [sourceId, names.get(sourceId) ?? null, table, line, reason, raw];
    }
  };
  return { columns: COLUMNS, rows: rows() };
}

function sayIncomplete(database: Database, filter: object): void {
  const [first] = database.rejects({ ...filter, taken: true });
  if (first === undefined) return;
  process.stderr.write('rows that were taken in without some of their values are kept, too: --incomplete lists them\n');
}

async function writeRaw({ header, rows }: RawRows, file: string, overwrite: boolean): Promise<void> {
  let count = 0;
  const lines = function* () {
    if (header !== null) yield `${header}\n`;
    for (const row of rows) {
      count++;
      yield `${row}\n`;
    }
  };
  if (file === '-') for (const line of lines()) await writeOut(line);
  else {
    const { outputFile, writeText } = await import('../../export/output-file.js');
    await outputFile(file, { overwrite, spared: [] }, (partial) =>
      writeText(partial, async (put) => {
        for (const line of lines()) put(line);
      }),
    );
  }
  process.stderr.write(`${count} row${count === 1 ? '' : 's'}${file === '-' ? '' : ` written to ${file}`}\n`);
}
