import { defineCommand } from '../define-command.js';
import { onRuleData, ruleDataOptions } from '../on-rule-data.js';
import { writeOut } from '../output/formats.js';
import { paint } from '../output/paint.js';
import { reportError } from '../report-error.js';

export default defineCommand({
  command: 'stable <rules..>',
  describe: 'check that what rules find does not rest on the order of the events, and name the operators where it does',
  options: (yargs) =>
    yargs
      .positional('rules', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'rule files, folders of them, or names of bundled rules',
      })
      .option('shuffles', {
        type: 'number',
        default: 4,
        describe: 'shuffled orders that are tried, besides the reverse',
      })
      .options(ruleDataOptions)
      .option('format', { choices: ['text', 'json'] as const, default: 'text' as const, describe: 'how it is printed' })
      .example('$0 stable rules/ --db events.db --now data', 'exit code 1 where a rule is unstable'),

  async run({ rules: named, shuffles, format, ...args }) {
    const [{ bundledRules, loadRules, queryTextOf, ruleFiles, runRule }, { stability }, output] = await Promise.all([
      import('../../rules/index.js'),
      import('../../testing/stability/stability.js'),
      import('../output/stability.js'),
    ]);
    const bundled = bundledRules();
    const rules = ruleFiles(named.map((name) => bundled.get(name) ?? name)).flatMap(loadRules);
    const code = await onRuleData(args, async (database, optionsOf) => {
      const found: Awaited<ReturnType<typeof stability>>[] = [];
      let failed = false;
      for (const rule of rules) {
        try {
          const one = await stability(database, rule, { ...optionsOf(rule), shuffles });
          const unseen = one.rows > 0 ? null : await (await runRule(database, rule, optionsOf(rule))).unseen();
          if (unseen === null) found.push(one);
          else process.stderr.write(`${paint.yellow('not evaluated')}: ${rule.file}: ${unseen}\n`);
        } catch (error) {
          reportError(error, queryTextOf(rule));
          failed = true;
        }
      }
      await writeOut(format === 'json' ? output.stabilityJson(found) : found.map(output.stabilityText).join(''));
      if (failed || found.length === 0) return 2;
      return found.every(({ stable }) => stable) ? 0 : 1;
    });
    return code ?? 2;
  },
});
