import { defineCommand } from '../define-command.js';
import { readingOf } from '../export-options.js';
import { progressBar } from '../output/progress.js';
import { UsageError } from '../usage-error.js';
import { workspaceOf, workspaceOptions } from '../workspace-option.js';

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
        describe: 'the database file; made where it is not there; default that of the workspace',
      })
      .option('workspace', workspaceOptions.workspace)
      .option('table', {
        type: 'string',
        requiresArg: true,
        describe: 'the table that the rows belong to, where the files do not say',
      })
      .option('schema', {
        type: 'string',
        requiresArg: true,
        describe: 'a file with the columns of the table: what getschema gives, JSON, or datatable (name: type, …)',
      })
      .option('form', {
        choices: ['defender', 'sentinel'] as const,
        describe: 'whose form of a table is meant, where both have it; default what the columns show',
      })
      .option('timezone', {
        type: 'string',
        requiresArg: true,
        describe:
          'zone of times that name none, such as Europe/Berlin or +02:00; default that of the workspace, else UTC',
      })
      .option('encoding', {
        type: 'string',
        requiresArg: true,
        describe: 'of text that is neither UTF-8 nor UTF-16, such as windows-1252',
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
      .option('dedupe', {
        type: 'boolean',
        describe: 'leave out events that are there already: by time, ReportId and device, or by all columns',
      })
      .option('dedupe-key', {
        type: 'string',
        requiresArg: true,
        describe: 'the columns that tell events apart instead, with commas between them; asks for --dedupe',
      })
      .option('again', {
        type: 'boolean',
        default: false,
        describe: 'take a file once more whose content is there already: its events are there twice then',
      })
      .option('threads', {
        type: 'number',
        requiresArg: true,
        describe: 'threads that share the work on large files; default one for each other processor, up to 3',
      })
      .option('format', {
        choices: ['text', 'json'] as const,
        default: 'text' as const,
        describe: 'how the report is printed',
      })
      .example('$0 ingest export.csv --db events.db', 'one file; the table is told by its header')
      .example('$0 ingest exports/ --db events.db', 'a folder of exports')
      .example('$0 ingest tuesday.csv --dedupe --db events.db', 'without the events that monday.csv had, too')
      .example('zcat *.jsonl.gz | $0 ingest - --table DeviceEvents --db events.db', 'from a pipe'),

  async run(args) {
    const [{ openDatabase }, { ingestJson, ingestSummary }] = await Promise.all([
      import('../../database/database.js'),
      import('../output/ingest-summary.js'),
    ]);
    const workspace = await workspaceOf({ workspace: args.workspace });
    const reading = await readingOf(args, workspace);
    const db = args.db ?? workspace.settings?.database ?? undefined;
    if (db === undefined) throw new UsageError('name the database with --db, or in the kqlocal.yaml of a workspace');
    const database = openDatabase(db);
    const bar = await progressBar();
    try {
      const report = await database.ingest(args.files, {
        ...reading,
        strict: args.strict,
        again: args.again,
        ...(args.dedupe === undefined ? {} : { dedupe: args.dedupe }),
        ...(args.dedupeKey === undefined ? {} : { dedupeKey: namesIn(args.dedupeKey) }),
        onProgress: (progress) => bar.update(progress),
        ...(args.form === undefined ? {} : { form: args.form }),
        ...(args.encoding === undefined ? {} : { encoding: args.encoding }),
        ...(args.dayFirst === undefined ? {} : { dayFirst: args.dayFirst }),
        ...(args.inputFormat === undefined ? {} : { format: args.inputFormat }),
        ...(args.header === undefined ? {} : { header: args.header }),
        ...(args.threads === undefined ? {} : { threads: args.threads }),
      });
      bar.stop();
      process.stdout.write(args.format === 'json' ? ingestJson(report) : ingestSummary(report));
      const refused = report.files.filter((file) => file.status === 'refused');
      if (refused.length === 0) return 0;
      return refused.every(({ findings }) => findings.length > 0) ? 1 : 2;
    } finally {
      bar.stop();
      database.close();
    }
  },
});

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
