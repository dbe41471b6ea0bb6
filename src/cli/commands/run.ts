import type { Database } from '../../database/database.js';
import type { Rule } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { exportOptions, readingOf } from '../export-options.js';
import { memoryOf, memoryOption } from '../memory-option.js';
import { onExports } from '../on-exports.js';
import { filesOfExclusions } from '../on-rule-data.js';
import { readRules } from '../read-rules.js';
import { RUN_FORMATS, type RunSettings, runRules } from '../run-rules.js';
import { UsageError } from '../usage-error.js';
import { clockOf, dbOption, nowOption, withDatabase } from '../with-database.js';
import { networkOption, type UsedWorkspace, workspaceOf, workspaceOptions } from '../workspace-option.js';

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
          'rule files (Sentinel YAML, .kql), folders of them, or names of bundled rules (`kqlocal rules` lists them, `bundled` is all of them), default those of the workspace; without --db also the exports to run them on',
      })
      .option('db', dbOption)
      .option('now', nowOption)
      .options(exportOptions)
      .options(workspaceOptions)
      .option('allow-network', networkOption)
      .option('max-memory', memoryOption)
      .option('exclusions', {
        type: 'boolean',
        default: true,
        describe:
          'leave out what the exclusions of a rule know to be in order; --no-exclusions shows the rule as written',
      })
      .option('format', {
        choices: RUN_FORMATS,
        default: 'table' as const,
        describe: 'how what was found is printed; html and markdown are reports',
      })
      .option('details', { type: 'boolean', default: false, describe: 'the rows too, where several rules are run' })
      .option('evidence', {
        type: 'boolean',
        default: false,
        describe: 'the raw events behind each row: file, row, time and the columns that the rule reads',
      })
      .option('navigator', {
        type: 'string',
        requiresArg: true,
        describe: 'a file to write a layer for the ATT&CK Navigator to',
      })
      .option('fail-on-hits', { type: 'boolean', default: false, describe: 'exit code 1 where a rule finds something' })
      .example('$0 run rules/ --db events.db --format html > report.html', 'many rules, one report')
      .example('$0 run hunt.yaml --db events.db --now data', 'the newest event is the present')
      .example(
        '$0 run distant-desktop-network-connection export.csv --now data',
        'a bundled rule on an export, without keeping a database',
      ),

  async run(args) {
    const now = await clockOf(args.now);
    const limits = memoryOf(args.maxMemory);
    const workspace = await workspaceOf(args);
    const db = args.db ?? workspace.settings?.database ?? undefined;
    const { rules, broken, exports } = await sortInputs(
      [...args.rules, ...ownRules(args.rules, workspace)],
      db !== undefined,
    );
    const settings: RunSettings = {
      now,
      format: args.format,
      details: args.details,
      evidence: args.evidence,
      navigator: args.navigator ?? null,
      workspace,
      exclusions: args.exclusions ? await filesOfExclusions(workspace) : null,
    };
    const work = (database: Database) => runRules(database, rules, settings);
    const outcome =
      db === undefined
        ? await onExports(exports, await readingOf(args, workspace), work, limits)
        : await withDatabase(db, work, limits);
    if (outcome === null || outcome.failed || broken) return 2;
    const { hits } = outcome;
    return hits > 0 && args.failOnHits ? 1 : 0;
  },
});

/** The rules of the workspace, where none are named. */
function ownRules(named: readonly string[], { settings }: UsedWorkspace): readonly string[] {
  if (named.length > 0) return [];
  if (settings === null || settings.rules.length === 0) throw new UsageError('name the rules to run');
  return settings.rules;
}

interface Inputs {
  readonly rules: readonly Rule[];
  /** a file that should hold rules could not be read */
  readonly broken: boolean;
  readonly exports: readonly string[];
}

/** Which of the arguments are rules and, where there is no database, which are exports. */
async function sortInputs(inputs: readonly string[], hasDatabase: boolean): Promise<Inputs> {
  const isRule = await ruleTest();
  const named = inputs.filter(isRule);
  const exports = inputs.filter((name) => !named.includes(name));
  const [other] = exports;
  if (hasDatabase && other !== undefined)
    throw new UsageError(
      `${other} is no rule; rules are run on the database, into which \`kqlocal ingest\` takes exports`,
    );
  if (named.length === 0) throw new UsageError(`name the rules to run on ${exports.join(', ')}`);
  const { rules, broken } = await readRules(named);
  if (!hasDatabase && exports.length === 0)
    throw new UsageError(`name the exports to run ${named.join(', ')} on, or a database with --db`);
  return { rules, broken, exports };
}

const RULE = /\.(?:ya?ml|kql|csl|kusto|txt)$/i;
const EXPORT = /\.(?:csv|tsv|jsonl?|ndjson|parquet|gz|zip|xlsx?)$/i;

/** Tells rules from exports; what is not there is an export where it is called like one. */
async function ruleTest(): Promise<(name: string) => boolean> {
  const [{ bundledPath, isRuleFile }, { statSync }] = await Promise.all([
    import('../../rules/index.js'),
    import('node:fs'),
  ]);
  return (name) => {
    if (bundledPath(name) !== null || RULE.test(name) || isRuleFile(name)) return true;
    const found = statSync(name, { throwIfNoEntry: false });
    return found === undefined ? !EXPORT.test(name) : found.isDirectory();
  };
}
