import type { Database } from '../../database/database.js';
import type { ExclusionFile, Rule } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { formatOption, type OutputFormat, printResult } from '../output/formats.js';
import { paint } from '../output/paint.js';
import { progressBar } from '../output/progress.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { clockOf, dbOption, nowOption, withDatabase } from '../with-database.js';
import { type UsedWorkspace, workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'run [rules..]',
  describe: 'run rules on a database, or on exported files, and print what they find',
  options: (yargs) =>
    yargs
      .positional('rules', {
        type: 'string',
        array: true,
        default: [] as string[],
        describe:
          'rule files (Sentinel YAML, .kql), folders of them, or names of bundled rules, default those of the workspace; without --db also the exports to run them on',
      })
      .option('db', dbOption)
      .option('now', nowOption)
      .option('table', {
        type: 'string',
        requiresArg: true,
        describe: 'the table of the exports, where they do not say',
      })
      .options(workspaceOptions)
      .option('exclusions', {
        type: 'boolean',
        default: true,
        describe:
          'leave out what the exclusions of a rule know to be in order; --no-exclusions shows the rule as written',
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
    const workspace = await workspaceOf(args);
    const db = args.db ?? workspace.settings?.database ?? undefined;
    const { rules, exports } = await sortInputs([...args.rules, ...ownRules(args.rules, workspace)], db !== undefined);
    const settings: RunSettings = {
      now,
      format: args.format,
      workspace,
      exclusions: args.exclusions ? await filesOfExclusions(workspace) : null,
    };
    const work = (database: Database) => runAll(database, rules, settings);
    const { hits, failed } =
      db === undefined ? await onExports(exports, args.table, work) : await withDatabase(db, work);
    if (failed) return 2;
    return hits > 0 && args.failOnHits ? 1 : 0;
  },
});

interface RunSettings {
  readonly now: string | undefined;
  readonly format: OutputFormat;
  readonly workspace: UsedWorkspace;
  /** files of exclusions beside those of the rules themselves; null where rules are run as they are written */
  readonly exclusions: readonly ExclusionFile[] | null;
}

/** The rules of the workspace, where none are named. */
function ownRules(named: readonly string[], { settings }: UsedWorkspace): readonly string[] {
  if (named.length > 0) return [];
  if (settings === null || settings.rules.length === 0) throw new UsageError('name the rules to run');
  return settings.rules;
}

async function filesOfExclusions({ settings }: UsedWorkspace): Promise<ExclusionFile[]> {
  const { exclusionFiles } = await import('../../rules/index.js');
  return exclusionFiles(settings?.exclusions ?? []);
}

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

async function runAll(database: Database, rules: readonly Rule[], settings: RunSettings): Promise<Outcome> {
  let hits = 0;
  let failed = false;
  for (const rule of rules) {
    const found = await runOne(database, rule, settings);
    if (found === null) failed = true;
    else hits += found;
  }
  return { hits, failed };
}

/** The number of rows found; null where the rule could not be evaluated, which has been said. */
async function runOne(database: Database, rule: Rule, settings: RunSettings): Promise<number | null> {
  const { exclusionsOf, queryTextOf, runRule } = await import('../../rules/index.js');
  const { exclusionSummary } = await import('../output/exclusion-summary.js');
  const labels = [...rule.tactics, ...rule.techniques].join(', ');
  process.stderr.write(`\n${paint.bold(rule.name)}${labels === '' ? '' : ` (${labels})`}\n`);
  for (const note of rule.notes) process.stderr.write(`${paint.yellow('note')}: ${rule.file}: ${note}\n`);
  try {
    const { result, missingTables, notes, exclusions } = await runRule(database, rule, {
      ...settings.workspace.query,
      ...(settings.now === undefined ? {} : { now: settings.now }),
      exclusions: settings.exclusions === null ? [] : exclusionsOf(rule, settings.exclusions),
    });
    if (result === null) {
      process.stderr.write(
        `${paint.yellow('not evaluated')}: ${rule.file} reads ${missingTables.join(', ')}, which the database does not have\n`,
      );
      return null;
    }
    const rows = await printResult(result, settings.format);
    process.stderr.write(exclusionSummary(exclusions()));
    for (const note of notes()) process.stderr.write(`${paint.yellow('note')}: ${note}\n`);
    return rows;
  } catch (error) {
    reportError(error, queryTextOf(rule));
    return null;
  }
}
