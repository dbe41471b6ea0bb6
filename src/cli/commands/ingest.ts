import { defineCommand } from '../define-command.js';
import { progressBar } from '../output/progress.js';

export default defineCommand({
  command: 'ingest <files..>',
  describe: 'take exported files into a database',
  options: (yargs) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'files, folders, or - for standard input; .gz and .zip are unpacked',
      })
      .option('db', {
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'the database file; made where it is not there',
      })
      .option('table', {
        type: 'string',
        requiresArg: true,
        describe: 'the table that the rows belong to, where the files do not say',
      })
      .option('timezone', {
        type: 'string',
        requiresArg: true,
        describe: 'zone of times that name none, such as Europe/Berlin or +02:00; default UTC',
      })
      .option('day-first', { type: 'boolean', describe: 'read 3/4/2026 as the 3rd of April' })
      .option('input-format', {
        type: 'string',
        requiresArg: true,
        describe: 'the format of the files, where they do not show it',
      })
      .option('header', {
        type: 'boolean',
        describe: 'whether the first line of a delimited file is a header; default what it looks like',
      })
      .option('strict', {
        type: 'boolean',
        default: false,
        describe: 'refuse a file of which not everything is as it should be; exit code 1',
      })
      .option('format', {
        choices: ['text', 'json'] as const,
        default: 'text' as const,
        describe: 'how the report is printed',
      })
      .example('$0 ingest export.csv --db events.db', 'one file; the table is told by its header')
      .example('$0 ingest exports/ --db events.db', 'a folder of exports')
      .example('zcat *.jsonl.gz | $0 ingest - --table DeviceEvents --db events.db', 'from a pipe'),

  async run(args) {
    const [{ openDatabase }, { ingestSummary }] = await Promise.all([
      import('../../database/database.js'),
      import('../output/ingest-summary.js'),
    ]);
    const database = openDatabase(args.db);
    const bar = await progressBar();
    try {
      const report = await database.ingest(args.files, {
        strict: args.strict,
        onProgress: (progress) => bar.update(progress),
        ...(args.table === undefined ? {} : { table: args.table }),
        ...(args.timezone === undefined ? {} : { timezone: args.timezone }),
        ...(args.dayFirst === undefined ? {} : { dayFirst: args.dayFirst }),
        ...(args.inputFormat === undefined ? {} : { format: args.inputFormat }),
        ...(args.header === undefined ? {} : { header: args.header }),
      });
      bar.stop();
      process.stdout.write(
        args.format === 'json' ? `${JSON.stringify(report, reportJson, 2)}\n` : ingestSummary(report),
      );
      const refused = report.files.some((file) => file.status === 'refused');
      return refused ? (args.strict ? 1 : 2) : 0;
    } finally {
      bar.stop();
      database.close();
    }
  },
});

function reportJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Error ? value.message : value;
}
