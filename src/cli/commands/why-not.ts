import { queryTextOf } from '../../rules/rule.js';
import { defineCommand } from '../define-command.js';
import { onRuleData, ruleDataOptions, ruleNamed } from '../on-rule-data.js';
import { writeOut } from '../output/formats.js';
import { reportError } from '../report-error.js';

export default defineCommand({
  command: 'why-not <rule> [exports..]',
  describe:
    'show how many rows each step and condition of a rule leaves, and which events one condition alone keeps out',
  options: (yargs) =>
    yargs
      .positional('rule', {
        type: 'string',
        demandOption: true,
        describe: 'a rule or query file, or the name of a bundled rule',
      })
      .positional('exports', { type: 'string', array: true, describe: 'exported files, where there is no --db' })
      .option('limit', { type: 'number', default: 20, describe: 'near misses that are shown at most' })
      .options(ruleDataOptions)
      .option('format', { choices: ['text', 'json'] as const, default: 'text' as const, describe: 'how it is printed' })
      .example('$0 why-not hunt.yaml --db events.db --now data', ''),

  async run({ rule: given, limit, format, ...args }) {
    const [{ whyNot }, { whyNotJson, whyNotText }] = await Promise.all([
      import('../../testing/why/why-not.js'),
      import('../output/why-not.js'),
    ]);
    const rule = await ruleNamed(given);
    const done = await onRuleData(args, async (database, optionsOf) => {
      try {
        const found = await whyNot(database, rule, { ...optionsOf(rule), limit });
        await writeOut(format === 'json' ? whyNotJson(found) : whyNotText(found));
        return 0;
      } catch (error) {
        return reportError(error, queryTextOf(rule));
      }
    });
    return done ?? 2;
  },
});
