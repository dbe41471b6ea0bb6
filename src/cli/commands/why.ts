import { queryTextOf } from '../../rules/rule.js';
import { defineCommand } from '../define-command.js';
import { onRuleData, ruleDataOptions, ruleNamed } from '../on-rule-data.js';
import { writeOut } from '../output/formats.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';

export default defineCommand({
  command: 'why <rule> [exports..]',
  describe: 'show why a rule finds an event or not: which step dropped it, by which condition, with its values',
  options: (yargs) =>
    yargs
      .positional('rule', {
        type: 'string',
        demandOption: true,
        describe: 'a rule or query file, or the name of a bundled rule',
      })
      .positional('exports', { type: 'string', array: true, describe: 'exported files, where there is no --db' })
      .option('event', {
        type: 'string',
        requiresArg: true,
        describe: "which events: a condition in KQL over a table's columns",
      })
      .option('row', {
        type: 'string',
        requiresArg: true,
        conflicts: 'event',
        describe: 'in place of --event, the events behind the rows of the result that meet this condition',
      })
      .option('table', {
        type: 'string',
        requiresArg: true,
        describe: 'the table of the events; default the first that the rule reads and the condition fits',
      })
      .option('limit', { type: 'number', default: 5, describe: 'events that are shown at most' })
      .options(ruleDataOptions)
      .option('format', { choices: ['text', 'json'] as const, default: 'text' as const, describe: 'how it is printed' })
      .example('$0 why hunt.yaml --event "ReportId == 61531" --db events.db --now data', ''),

  async run({ rule: given, event, row, table, limit, format, ...args }) {
    const condition = event ?? row;
    if (condition === undefined) throw new UsageError('say which events with --event, or of which rows with --row');
    const [{ why }, { whyJson, whyText }] = await Promise.all([
      import('../../testing/why/why.js'),
      import('../output/why.js'),
    ]);
    const rule = await ruleNamed(given);
    const done = await onRuleData(args, async (database, optionsOf) => {
      try {
        const asked = event === undefined ? { row: condition } : { event };
        const named = table === undefined ? {} : { table };
        const found = await why(database, rule, { ...optionsOf(rule), ...asked, ...named, limit });
        await writeOut(format === 'json' ? whyJson(found) : whyText(found));
        return 0;
      } catch (error) {
        const isOfCondition = error instanceof Error && 'query' in error && error.query === condition;
        return reportError(error, isOfCondition ? { name: 'the condition', text: condition } : queryTextOf(rule));
      }
    });
    return done ?? 2;
  },
});
