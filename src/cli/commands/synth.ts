import { existsSync, writeFileSync } from 'node:fs';
import type { Rule } from '../../rules/index.js';
import { queryTextOf } from '../../rules/rule.js';
import type { Synthesis, SynthesisOptions } from '../../testing/synthesis/synthesize.js';
import { defineCommand } from '../define-command.js';
import { ruleNamed } from '../on-rule-data.js';
import { writeOut } from '../output/formats.js';
import { sayingErrors } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { madeClock } from '../with-database.js';
import { type UsedWorkspace, workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'synth <rule>',
  describe: 'make events that fire a rule, and some that only just do not, as tests',
  options: (yargs) =>
    yargs
      .positional('rule', {
        type: 'string',
        demandOption: true,
        describe: 'a rule file, or the name of a bundled rule',
      })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'the file of tests to write, such as hunt.test.yaml; default standard output',
      })
      .option('force', { type: 'boolean', default: false, describe: 'write over a file that is there' })
      .option('now', {
        type: 'string',
        requiresArg: true,
        default: '2026-03-14T12:00:00Z',
        describe: 'the clock of the rule, an ISO time; events are made relative to it',
      })
      .option('near-misses', {
        type: 'boolean',
        default: true,
        describe: 'events for which one condition alone fails; --no-near-misses leaves them out',
      })
      .options(workspaceOptions)
      .example('$0 synth hunt.yaml -o hunt.test.yaml', 'a file of tests to begin with'),

  async run({ rule: named, output, force, now, nearMisses: withMisses, workspace, functions }) {
    await madeClock(now);
    if (output !== undefined && existsSync(output) && !force)
      throw new UsageError(`${output} is there already; --force writes over it`);
    const { AskedWatchlists, knownSchema } = await import('../../rules/index.js');
    const rule = await ruleNamed(named);
    const { query, settings } = await workspaceOf({ workspace, functions });
    const watchlists = new AskedWatchlists(query.watchlist);
    const schema = knownSchema({ ...query, watchlist: watchlists.find });
    const options: SynthesisOptions = { ...query, schema, now, columns: entityColumns(rule) };
    const synthesis = await synthesisOf(rule, options);
    if (synthesis === null) return 2;
    if (synthesis.fired === null)
      return sayObstacles(rule, [...lacking(watchlists.unknown(), settings), ...synthesis.obstacles]);
    const { nearMisses } = await import('../../testing/synthesis/near-misses.js');
    const { testFileOf } = await import('../../testing/synthesis/test-file.js');
    const misses = withMisses ? nearMisses(rule.query, synthesis.fired, options) : [];
    const text = testFileOf(rule, synthesis.fired, misses, now);
    if (output === undefined) await writeOut(text);
    else writeFileSync(output, text);
    const events = Object.values(synthesis.fired.events).flat().length;
    process.stderr.write(
      `${rule.name}: fires on ${counted(events, 'event')}, ${counted(synthesis.fired.rows.length, 'row')}; ${counted(misses.length, 'near miss', 'near misses')}, each silent\n`,
    );
    return 0;
  },
});

const entityColumns = ({ entityMappings }: Rule) =>
  entityMappings.flatMap(({ fieldMappings }) => fieldMappings.map(({ columnName }) => columnName));

const counted = (number: number, one: string, several = `${one}s`) => `${number} ${number === 1 ? one : several}`;

/** Null where the query has errors, which have been said. */
async function synthesisOf(rule: Rule, options: SynthesisOptions): Promise<Synthesis | null> {
  const { synthesize } = await import('../../testing/synthesis/synthesize.js');
  return sayingErrors(queryTextOf(rule), () => synthesize(rule.query, options));
}

/** Obstacles that are said at most. */
const MOST_SAID = 5;

/** Watchlists that the rule reads and that are not there, with where they would be. */
function lacking(aliases: readonly string[], settings: UsedWorkspace['settings']): string[] {
  const named = '`watchlists` of kqlocal.yaml';
  return aliases.map((alias) =>
    settings === null
      ? `there is no watchlist '${alias}', as there is no workspace: name one with --workspace, with ${alias}.csv in the folder of ${named}`
      : `there is no watchlist '${alias}': put ${alias}.csv into the folder that ${named} names`,
  );
}

function sayObstacles({ name }: Rule, obstacles: readonly string[]): number {
  process.stderr.write(`${name}: no events were found that fire the rule\n`);
  for (const obstacle of obstacles.slice(0, MOST_SAID)) process.stderr.write(`  ${obstacle}\n`);
  return 1;
}
