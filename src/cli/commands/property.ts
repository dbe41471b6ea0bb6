import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../rules/index.js';
import { queryTextOf } from '../../rules/rule.js';
import type { PropertyOptions, PropertyOutcome } from '../../testing/properties/check-properties.js';
import { defineCommand } from '../define-command.js';
import { ruleNamed } from '../on-rule-data.js';
import { writeOut } from '../output/formats.js';
import { sayingErrors } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { madeClock } from '../with-database.js';
import { workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'property <rule>',
  describe: 'look for events for which a rule lacks a property that it should have',
  options: (yargs) =>
    yargs
      .positional('rule', {
        type: 'string',
        demandOption: true,
        describe: 'a rule file, or the name of a bundled rule',
      })
      .option('runs', { type: 'number', requiresArg: true, default: 100, describe: 'sets of events for each property' })
      .option('seed', { type: 'number', requiresArg: true, default: 1, describe: 'another seed makes other events' })
      .option('now', {
        type: 'string',
        requiresArg: true,
        default: '2026-03-14T12:00:00Z',
        describe: 'the clock of the rule, an ISO time',
      })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'a file of tests for the failures, such as hunt.property.test.yaml',
      })
      .options(workspaceOptions)
      .example('$0 property hunt.yaml --runs 1000 -o hunt.property.test.yaml', 'failures become tests'),

  async run({ rule: named, runs, seed, now, output, workspace, functions }) {
    if (!(Number.isInteger(runs) && runs > 0)) throw new UsageError(`--runs takes a number from 1; found ${runs}`);
    await madeClock(now);
    const { knownSchema } = await import('../../rules/index.js');
    const rule = await ruleNamed(named);
    const { query } = await workspaceOf({ workspace, functions });
    const period = rule.schedule?.period ?? null;
    const outcomes = await outcomesOf(rule, { ...query, schema: knownSchema(query), now, runs, seed, period });
    if (outcomes === null) return 2;
    for (const outcome of outcomes) await writeOut(`${lineOf(outcome)}\n`);
    const failed = outcomes.filter(({ status }) => status === 'fails');
    if (failed.length === 0) return 0;
    const { testsOfFailures } = await import('../../testing/properties/failure-tests.js');
    if (output === undefined) await writeOut(`\n${testsOfFailures(outcomes, null)}`);
    else writeFileSync(output, testsOfFailures(outcomes, await nameFrom(output, rule, named)));
    return 1;
  },
});

/** What a file of tests calls a rule; null where the rule is the one that stands beside it. */
async function nameFrom(output: string, { file, id, name }: Rule, named: string): Promise<string | null> {
  const { bundledRules, loadRules } = await import('../../rules/index.js');
  if (bundledRules().has(named)) return named;
  if (loadRules(file).length > 1) return id ?? name;
  const { filesBeside } = await import('../../testing/unit/rule-of-tests.js');
  const isBeside = filesBeside(output).some((beside) => path.resolve(beside) === path.resolve(file));
  return isBeside ? null : path.relative(path.dirname(output), file).replaceAll('\\', '/');
}

/** Null where the query has errors, which have been said. */
async function outcomesOf(rule: Rule, options: PropertyOptions): Promise<PropertyOutcome[] | null> {
  const { checkProperties } = await import('../../testing/properties/check-properties.js');
  return sayingErrors(queryTextOf(rule), () => checkProperties(rule.query, options));
}

function lineOf(outcome: PropertyOutcome): string {
  switch (outcome.status) {
    case 'holds':
      return `holds   ${outcome.name}`;
    case 'exempt':
      return `exempt  ${outcome.name}: ${outcome.reason}`;
    case 'fails': {
      const events = Object.values(outcome.violation.events).flat().length;
      return `fails   ${outcome.name}: on ${events} event${events === 1 ? '' : 's'}${outcome.error === null ? '' : `: ${outcome.error}`}`;
    }
  }
}
