import { readFileSync } from 'node:fs';
import type { Schema } from '../../engine/engine.js';
import type { Rule } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { writeOut } from '../output/formats.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { clockOf, dbOption, nowOption, withDatabase } from '../with-database.js';
import { workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'explain <query>',
  describe: 'show how a query is run: its steps, the columns that it reads, the data that it can skip',
  options: (yargs) =>
    yargs
      .positional('query', {
        type: 'string',
        demandOption: true,
        describe: 'the query, a rule or query file, the name of a bundled rule, or - for standard input',
      })
      .option('db', { ...dbOption, describe: 'the tables of this database; default all known tables' })
      .options(workspaceOptions)
      .option('now', nowOption)
      .option('format', {
        choices: ['text', 'json'] as const,
        default: 'text' as const,
        describe: 'how the plan is printed',
      })
      .example('$0 explain "DeviceProcessEvents | where FileName has \'cmd\' | count"', '')
      .example('$0 explain hunt.kql --db events.db --format json', ''),

  async run({ query, db, workspace, functions, now, format }) {
    const { databaseSchema, knownSchema, queryTextOf } = await import('../../rules/index.js');
    if (now === 'data') throw new UsageError('--now takes a time here; nothing is read');
    const clock = await ticks(await clockOf(now));
    const { query: surroundings } = await workspaceOf({ workspace, functions });
    const rule = await ruleOf(query);
    try {
      if (db === undefined) await print(rule, knownSchema(surroundings), clock, format);
      else await withDatabase(db, (database) => print(rule, databaseSchema(database, surroundings), clock, format));
      return 0;
    } catch (error) {
      return reportError(error, queryTextOf(rule));
    }
  },
});

async function ruleOf(given: string): Promise<Rule> {
  const { bundledRules, loadRule, queryAsRule } = await import('../../rules/index.js');
  if (given === '-') return queryAsRule('standard input', readFileSync(0, 'utf8'));
  const bundled = bundledRules().get(given);
  const isFile = /\.(ya?ml|kql|csl|kusto|json|md)$/i.test(given) && !given.includes('|');
  return bundled !== undefined || isFile ? loadRule(bundled ?? given) : queryAsRule('query', given);
}

async function ticks(now: string | undefined): Promise<bigint> {
  const { ticksOf } = await import('../../database/database.js');
  return ticksOf(now ?? new Date());
}

async function print({ query }: Rule, schema: Schema, now: bigint, format: 'text' | 'json'): Promise<void> {
  const [{ analyze, explain, noQuery, QueryError }, { planTree }] = await Promise.all([
    import('../../engine/engine.js'),
    import('../output/plan-tree.js'),
  ]);
  const { plan, diagnostics } = analyze(query, schema);
  const errors = diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0 || plan === null)
    throw new QueryError(errors.length > 0 ? errors : [noQuery(query, 'error')], query);
  const explained = explain(plan, now);
  await writeOut(format === 'json' ? `${JSON.stringify(explained, null, 2)}\n` : planTree(explained));
}
