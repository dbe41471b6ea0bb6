import type { Database } from '../../database/database.js';
import { defineCommand } from '../define-command.js';
import { writeOut } from '../output/formats.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { clockOf, dbOption, nowOption, withDatabase } from '../with-database.js';

export default defineCommand({
  command: 'export <source>',
  describe: 'write a table, or the rows of a query, to a file that other programs read',
  options: (yargs) =>
    yargs
      .positional('source', { type: 'string', demandOption: true, describe: 'the name of a table, or a query' })
      .option('db', { ...dbOption, demandOption: true })
      .option('format', {
        choices: ['csv', 'jsonl', 'parquet', 'sqlite'] as const,
        describe: "the form of the file; default what its name's ending says",
      })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'the file; without it CSV and JSON lines are printed',
      })
      .option('force', { type: 'boolean', default: false, describe: 'replace a file that is there' })
      .option('now', nowOption)
      .example('$0 export DeviceEvents --db events.db -o events.parquet', 'a whole table')
      .example('$0 export "SigninLogs | where ResultType != 0" --db events.db -o failed.csv', 'the rows of a query')
      .example('$0 export SigninLogs --db events.db --format jsonl | gzip > signin.jsonl.gz', 'to a pipe'),

  async run({ source, db, format, output, force, now }) {
    if (output === undefined && format === undefined) throw new UsageError('name a file with -o, or a --format');
    const target = output === undefined || output === '-' ? writeOut : output;
    try {
      return await withDatabase(db, async (database) => {
        const clock = await timeOf(database, source, await clockOf(now));
        const report = await database.export(source, target, {
          overwrite: force,
          ...(format === undefined ? {} : { format }),
          ...(clock === undefined ? {} : { now: clock }),
        });
        for (const note of report.notes) process.stderr.write(`note: ${note}\n`);
        if (report.file !== null) {
          process.stderr.write(`${report.rows.toLocaleString('en')} rows written to ${report.file}\n`);
        }
        return 0;
      });
    } catch (error) {
      return reportError(error, { name: 'query', text: source });
    }
  },
});

/** `data` as the newest event of the tables that the query reads. */
async function timeOf(
  database: Database,
  source: string,
  now: string | undefined,
): Promise<string | bigint | undefined> {
  if (now !== 'data') return now;
  const [{ analyze, tablesRead }, { newestEvent }] = await Promise.all([
    import('../../engine/engine.js'),
    import('../../rules/run.js'),
  ]);
  const { plan } = analyze(source, {
    table: (name) => database.store.table(name)?.columns,
    tableNames: () => database.store.tableNames(),
  });
  return newestEvent(database, plan === null ? [] : tablesRead(plan));
}
