// What commands have in common that look into a rule on some data: the options that name the data, and the data.

import type { Database } from '../database/database.js';
import type { ExclusionFile, OptionsOfRule, Rule } from '../rules/index.js';
import { readingOf } from './export-options.js';
import { onExports } from './on-exports.js';
import { UsageError } from './usage-error.js';
import { clockOf, dbOption, nowOption, withDatabase } from './with-database.js';
import { type UsedWorkspace, workspaceOf, workspaceOptions } from './workspace-option.js';

export const ruleDataOptions = {
  db: dbOption,
  now: nowOption,
  ...workspaceOptions,
  exclusions: {
    type: 'boolean',
    default: true,
    describe: 'leave out what the exclusions of a rule know to be in order; --no-exclusions takes the rule as written',
  },
} as const;

interface RuleDataArguments {
  readonly db?: string | undefined;
  readonly now?: string | undefined;
  readonly workspace?: string | undefined;
  readonly functions?: string | undefined;
  readonly exclusions: boolean;
  /** exported files, where there is no database */
  readonly exports?: readonly string[] | undefined;
}

/** @returns null where an export was refused, which has been told */
export async function onRuleData<T>(
  args: RuleDataArguments,
  work: (database: Database, optionsOf: OptionsOfRule) => Promise<T>,
): Promise<T | null> {
  const now = await clockOf(args.now);
  const workspace = await workspaceOf(args);
  const { exclusionsOf } = await import('../rules/index.js');
  const files = args.exclusions ? await filesOfExclusions(workspace) : null;
  const optionsOf: OptionsOfRule = (rule) => ({
    ...workspace.query,
    ...(now === undefined ? {} : { now }),
    exclusions: files === null ? [] : exclusionsOf(rule, files),
  });
  const exports = args.exports ?? [];
  if (exports.length > 0)
    return onExports(exports, await readingOf({}, workspace), (database) => work(database, optionsOf));
  const db = args.db ?? workspace.settings?.database ?? undefined;
  if (db === undefined) throw new UsageError('name a database with --db, or the exports to look into');
  return withDatabase(db, (database) => work(database, optionsOf));
}

/** Those of the workspace, besides the ones that stand beside a rule. */
export async function filesOfExclusions({ settings }: UsedWorkspace): Promise<ExclusionFile[]> {
  const { exclusionFiles } = await import('../rules/index.js');
  return exclusionFiles(settings?.exclusions ?? []);
}

/** The one rule of a file, or a bundled one by its name. */
export async function ruleNamed(given: string): Promise<Rule> {
  const { bundledRules, loadRule } = await import('../rules/index.js');
  return loadRule(bundledRules().get(given) ?? given);
}
