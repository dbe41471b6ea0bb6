import { readFileSync } from 'node:fs';
import { defineCommand } from '../define-command.js';
import { fileTrouble } from '../file-trouble.js';
import { memoryOf, memoryOption } from '../memory-option.js';
import { formatOption } from '../output/formats.js';
import { printTables } from '../output/tables.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { clockOf, dbOption, nowOption, withDatabase } from '../with-database.js';
import { networkOption, workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'query [kql]',
  describe: 'run a query and print its rows, or those of several with `;` between them',
  options: (yargs) =>
    yargs
      .positional('kql', { type: 'string', describe: 'the query; - for standard input' })
      .option('file', {
        alias: 'f',
        type: 'string',
        requiresArg: true,
        describe: 'a file that holds the query; - for standard input',
      })
      .option('db', dbOption)
      .option('now', nowOption)
      .options(workspaceOptions)
      .option('allow-network', networkOption)
      .option('max-memory', memoryOption)
      .option('format', formatOption)
      .example('$0 query "DeviceNetworkEvents | take 5" --db events.db', '')
      .example('$0 query "print 1 + 2"', 'a query that reads no table needs no database')
      .example('$0 query -f hunt.kql --db events.db --now data --format csv', ''),

  async run(args) {
    const [name, text] = queryText(args.kql, args.file);
    const now = await clockOf(args.now);
    const limits = memoryOf(args.maxMemory);
    const { settings, query, network } = await workspaceOf(args);
    const db = args.db ?? settings?.database ?? undefined;
    const work = async (database: Parameters<Parameters<typeof withDatabase>[1]>[0]) => {
      const { runRule } = await import('../../rules/run.js');
      const { queryAsRule } = await import('../../rules/query-rule.js');
      const start = () =>
        runRule(database, queryAsRule(name, text), { ...query, ...(now === undefined ? {} : { now }) });
      await network?.complete(async () => {
        for (const table of (await start()).result?.tables ?? []) for (const _ of table.rows);
      });
      const run = await start();
      if (run.result === null)
        throw new UsageError(`${run.notEvaluated}; \`kqlocal ingest\` takes in exports of tables`);
      await printTables(run.result.tables, args.format);
      for (const note of run.notes()) process.stderr.write(`note: ${note}\n`);
      return 0;
    };
    try {
      if (db !== undefined) return await withDatabase(db, work, limits);
      const { openDatabase } = await import('../../database/database.js');
      return await work(openDatabase(':memory:', limits));
    } catch (error) {
      return reportError(error, { name, text });
    }
  },
});

/** The name under which diagnostics show a query, and its text. */
function queryText(kql: string | undefined, file: string | undefined): [string, string] {
  if ((kql === undefined) === (file === undefined)) throw new UsageError('give the query as text, or its file with -f');
  if (kql !== undefined && kql !== '-') return ['query', kql];
  const path = file ?? '-';
  try {
    return [
      path === '-' ? 'standard input' : path,
      readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, ''),
    ];
  } catch (error) {
    throw new UsageError(fileTrouble(error, path) ?? `${path}: cannot be read`);
  }
}
