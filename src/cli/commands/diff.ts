import path from 'node:path';
import type { Rule } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { onRuleData, ruleDataOptions } from '../on-rule-data.js';
import type { ComparedPair } from '../output/comparison.js';
import { writeOut } from '../output/formats.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';

export default defineCommand({
  command: 'diff <paths..>',
  describe: 'show what a change of rules changes in what they find: rows gained, lost and changed, and why',
  options: (yargs) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'the old and the new rule file or folder; with --git the files or folders to compare',
      })
      .option('git', {
        type: 'string',
        requiresArg: true,
        describe: 'two revisions, `main..HEAD`, or one to compare the working tree with',
      })
      .options(ruleDataOptions)
      .option('format', {
        choices: ['text', 'json', 'markdown'] as const,
        default: 'text' as const,
        describe: 'how it is printed; markdown is for a pull request',
      })
      .option('fail-on-change', {
        type: 'boolean',
        default: false,
        describe: 'exit code 1 where a rule finds other rows',
      })
      .example('$0 diff old.yaml new.yaml --db events.db --now data', '')
      .example('$0 diff --git main..HEAD rules/ --db events.db --format markdown', 'for a pull request'),

  async run({ paths, git, format, failOnChange, ...args }) {
    const [{ compareRules }, { pairRules }, output] = await Promise.all([
      import('../../testing/comparison/compare-rules.js'),
      import('../../testing/comparison/rule-pairs.js'),
      import('../output/comparison.js'),
    ]);
    try {
      const [before, after] = git === undefined ? await rulesOf(paths) : await rulesOfRevisions(git, paths);
      const pairs = pairRules(before, after, git === undefined ? belowFolders(paths) : undefined);
      const compared = await onRuleData(args, async (database, optionsOf) => {
        const found: ComparedPair[] = [];
        for (const pair of pairs) {
          const both = pair.before !== null && pair.after !== null;
          const comparison = both ? await compareRules(database, pair.before, pair.after, { optionsOf }) : null;
          found.push({ ...pair, comparison });
        }
        return found;
      });
      if (compared === null) return 2;
      const print = { text: output.comparisonText, json: output.comparisonJson, markdown: output.comparisonMarkdown };
      await writeOut(print[format](compared));
      if (compared.some(({ comparison }) => comparison !== null && comparison.failure !== null)) return 2;
      return failOnChange && compared.some(output.isChange) ? 1 : 0;
    } catch (error) {
      return reportError(error);
    }
  },
});

type BothRules = readonly [before: Rule[], after: Rule[]];

async function rulesOf(paths: readonly string[]): Promise<BothRules> {
  const [before, after, ...others] = paths;
  if (before === undefined || after === undefined || others.length > 0) {
    throw new UsageError('name the old and the new rule file or folder, or revisions with --git');
  }
  return [await rulesIn(before), await rulesIn(after)];
}

async function rulesIn(given: string): Promise<Rule[]> {
  const { bundledRules, loadRules, ruleFiles } = await import('../../rules/index.js');
  return ruleFiles([bundledRules().get(given) ?? given]).flatMap(loadRules);
}

/** How files are called below the folder that was named. */
function belowFolders(folders: readonly string[]): (rule: Rule) => string {
  return ({ file }) => {
    const folder = folders.find((name) => !path.relative(name, file).startsWith('..'));
    return folder === undefined ? file : path.relative(folder, file);
  };
}

async function rulesOfRevisions(range: string, paths: readonly string[]): Promise<BothRules> {
  const [{ rulesAt }, { loadRules, ruleFiles }] = await Promise.all([
    import('../../testing/comparison/git-rules.js'),
    import('../../rules/index.js'),
  ]);
  const [before = '', after] = range.split(/\.\.\.?/);
  if (before === '') throw new UsageError(`--git takes revisions such as main..HEAD, found '${range}'`);
  const current = after === undefined ? ruleFiles(paths).flatMap(loadRules) : rulesAt(after || 'HEAD', paths);
  return [rulesAt(before, paths), current];
}
