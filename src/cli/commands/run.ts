import type { Database } from '../../database/database.js';
import type { Rule } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { formatOption, type OutputFormat, printResult } from '../output/formats.js';
import { paint } from '../output/paint.js';
import { progressBar } from '../output/progress.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { clockOf, dbOption, nowOption, withDatabase } from '../with-database.js';

export default defineCommand({
  command: 'run <rules..>',
  describe: 'run rules on a database, or on exported files, and print what they find',
  options: (yargs) =>
    yargs
      .positional('rules', {
        type: 'string',
        array: true,
        demandOption: true,
        describe:
          'rule files (Sentinel YAML, .kql), folders of them, or names of bundled rules; without --db also the exports to run them on',
      })
      .option('db', dbOption)
      .option('now', nowOption)
      .option('table', {
        type: 'string',
        requiresArg: true,
        describe: 'the table of the exports, where they do not say',
      })
      .option('format', formatOption)
      .option('fail-on-hits', { type: 'boolean', default: false, describe: 'exit code 1 where a rule finds something' })
      .example('$0 run hunt.yaml --db events.db --now data', 'the newest event is the present')
      .example(
        '$0 run distant-desktop-network-connection export.csv --now data',
        'a bundled rule on an export, without keeping a database',
      ),

  async run(args) {
    const now = await clockOf(args.now);
    const { rules, exports } = await sortInputs(args.rules, args.db !== undefined);
    const work = (database: Database) => runAll(database, rules, now, args.format);
    const { hits, failed } =
      args.db === undefined ? await onExports(exports, args.table, work) : await withDatabase(args.db, work);
    if (failed) return 2;
    return hits > 0 && args.failOnHits ? 1 : 0;
  },
});

interface Inputs {
  readonly rules: readonly Rule[];
  readonly exports: readonly string[];
}

/** Which of the arguments are rules and, where there is no database, which are exports. */
async function sortInputs(inputs: readonly string[], allRules: boolean): Promise<Inputs> {
  const { bundledRules, loadRule, ruleFiles } = await import('../../rules/index.js');
  const bundled = bundledRules();
  const isRule = (name: string) => bundled.has(name) || /\.(ya?ml|kql|csl|kusto)$/i.test(name);
  const first = inputs[0] ?? '';
  const rules = inputs.filter((name, i) => allRules || isRule(name) || (i === 0 && !inputs.some(isRule)));
  const exports = inputs.filter((name) => !rules.includes(name));
  if (!allRules && exports.length === 0)
    throw new UsageError(`name the exports to run ${first} on, or a database with --db`);
  const files = ruleFiles(rules.map((name) => bundled.get(name) ?? name));
  return { rules: files.map(loadRule), exports };
}

interface Outcome {
  readonly hits: number;
  readonly failed: boolean;
}

/** A database in a temporary file, for the time of the run. */
async function onExports(
  files: readonly string[],
  table: string | undefined,
  work: (database: Database) => Promise<Outcome>,
): Promise<Outcome> {
  const [{ mkdtempSync, rmSync }, { tmpdir }, path, { openDatabase }] = await Promise.all([
    import('node:fs'),
    import('node:os'),
    import('node:path'),
    import('../../database/database.js'),
  ]);
  const folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-'));
  const database = openDatabase(path.join(folder, 'events.db'));
  const bar = await progressBar();
  try {
    const report = await database.ingest(files, {
      onProgress: (progress) => bar.update(progress),
      ...(table === undefined ? {} : { table }),
    });
    bar.stop();
    const { ingestSummary } = await import('../output/ingest-summary.js');
    process.stderr.write(ingestSummary(report));
    if (report.files.some((file) => file.status === 'refused')) return { hits: 0, failed: true };
    return await work(database);
  } finally {
    bar.stop();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAll(
  database: Database,
  rules: readonly Rule[],
  now: string | undefined,
  format: OutputFormat,
): Promise<Outcome> {
  let hits = 0;
  let failed = false;
  for (const rule of rules) {
    const found = await runOne(database, rule, now, format);
    if (found === null) failed = true;
    else hits += found;
  }
  return { hits, failed };
}

/** The number of rows found; null where the rule could not be evaluated, which has been said. */
async function runOne(
  database: Database,
  rule: Rule,
  now: string | undefined,
  format: OutputFormat,
): Promise<number | null> {
  const { queryTextOf, runRule } = await import('../../rules/index.js');
  const labels = [...rule.tactics, ...rule.techniques].join(', ');
  process.stderr.write(`\n${paint.bold(rule.name)}${labels === '' ? '' : ` (${labels})`}\n`);
  for (const note of rule.notes) process.stderr.write(`${paint.yellow('note')}: ${rule.file}: ${note}\n`);
  try {
    const { result, missingTables, notes } = await runRule(database, rule, now === undefined ? {} : { now });
    if (result === null) {
      process.stderr.write(
        `${paint.yellow('not evaluated')}: ${rule.file} reads ${missingTables.join(', ')}, which the database does not have\n`,
      );
      return null;
    }
    const rows = await printResult(result, format);
    for (const note of notes()) process.stderr.write(`${paint.yellow('note')}: ${note}\n`);
    return rows;
  } catch (error) {
    reportError(error, queryTextOf(rule));
    return null;
  }
}
