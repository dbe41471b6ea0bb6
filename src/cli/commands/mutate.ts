import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { MutationReport } from '../../testing/mutation/score.js';
import { defineCommand } from '../define-command.js';
import { writeOut } from '../output/formats.js';
import { runSelf } from '../own-process.js';
import { percentageOf } from '../percentage.js';
import { UsageError } from '../usage-error.js';
import { workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'mutate <rules..>',
  describe: 'change rules in one place after the other, and tell which changes their tests do not notice',
  options: (yargs) =>
    yargs
      .positional('rules', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'rule files with tests beside them (hunt.yaml, hunt.test.yaml), files of tests, or folders',
      })
      .option('min-score', {
        type: 'string',
        requiresArg: true,
        describe: 'exit code 1 where the tests of a rule kill fewer of its mutants, as 80%',
      })
      .option('format', {
        choices: ['text', 'markdown', 'json'] as const,
        default: 'text' as const,
        describe: 'form of the report',
      })
      .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: 'a file for the report' })
      .option('workers', { type: 'number', requiresArg: true, describe: 'processes at once; default one a processor' })
      .option('share', { type: 'string', requiresArg: true, describe: 'one share of the mutants, such as 1/4' })
      .options(workspaceOptions)
      .example('$0 mutate rules/ --min-score 80%', 'in a build')
      .example('$0 mutate hunt.yaml --format markdown', 'survivors as a table'),

  async run({ rules, minScore, format, output, workers = availableParallelism(), share, ...args }) {
    const least = minScore === undefined ? 0 : percentageOf('--min-score', minScore) / 100;
    const part = share === undefined ? { part: 0, of: 1 } : shareOf(share);
    const reports =
      share === undefined && workers > 1 ? await together(rules, workers, args) : await ofShare(rules, part, args);
    if (reports === null) return 2;
    const text = await printed(reports, format);
    if (output === undefined) await writeOut(text);
    else writeFileSync(output, text);
    const isTooLow = ({ score }: MutationReport) => score !== null && score < least;
    return reports.some(isTooLow) ? 1 : 0;
  },
});

interface Share {
  readonly part: number;
  readonly of: number;
}

function shareOf(text: string): Share {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const share = { part: Number(part) - 1, of: Number(of) };
  if (!(share.part >= 0 && share.part < share.of))
    throw new UsageError(`--share takes a share such as 1/4; found '${text}'`);
  return share;
}

interface Options {
  readonly workspace?: string | undefined;
  readonly functions?: string | undefined;
}

/** The reports of processes that take a share of the mutants each; null where one failed, which it has said. */
async function together(rules: readonly string[], workers: number, options: Options): Promise<MutationReport[] | null> {
  const { mergeReports } = await import('../../testing/mutation/score.js');
  const named = Object.entries({ workspace: options.workspace, functions: options.functions });
  const given = named.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  // Only one of them tells of rules without tests.
  const [first, ...others] = await Promise.all(
    Array.from({ length: workers }, (_, i) =>
      runSelf(['mutate', ...rules, ...given, '--format', 'json', '--share', `${i + 1}/${workers}`]),
    ),
  );
  if (first === undefined || [first, ...others].some(({ code }) => code !== 0)) return null;
  // What the same program has written.
  const shares = others.map(({ out }) => JSON.parse(out) as MutationReport[]);
  return (JSON.parse(first.out) as MutationReport[]).map((report, i) =>
    mergeReports([report, ...shares.flatMap((reports) => reports[i] ?? [])]),
  );
}

/** Null where the tests of a rule do not pass as it stands, which is said. */
async function ofShare(rules: readonly string[], share: Share, options: Options): Promise<MutationReport[] | null> {
  const { findTestFiles } = await import('../../testing/unit/find-test-files.js');
  const { files, rulesWithout } = findTestFiles(rules);
  for (const rule of share.part === 0 ? rulesWithout : []) process.stderr.write(`${rule}: has no tests\n`);
  if (files.length === 0) {
    if (share.part > 0) return null;
    throw new UsageError('none of the rules has tests; `kqlocal synth` makes some to begin with');
  }
  const reports: MutationReport[] = [];
  for (const file of files) {
    const report = await ofFile(file, share, options);
    if (report === null) return null;
    reports.push(report);
  }
  return reports;
}

async function ofFile(file: string, share: Share, options: Options): Promise<MutationReport | null> {
  const { RuleTests } = await import('../../testing/unit/rule-tests.js');
  const { mutateRule } = await import('../../testing/mutation/score.js');
  const { schemaOfTests } = await import('../../testing/mutation/schema-of-tests.js');
  const { exclusionFiles, knownSchema } = await import('../../rules/index.js');
  const { query, settings } = await workspaceOf(options);
  const tests = RuleTests.open(file, { query, exclusionFiles: exclusionFiles(settings?.exclusions ?? []) });
  try {
    if (await tests.passes()) {
      const schema = await schemaOfTests(tests, knownSchema(query));
      return await mutateRule(tests.rule, (rule) => tests.passes(rule), { schema, share });
    }
    if (share.part === 0) process.stderr.write(`${file}: the tests fail for the rule as it is; mend them first\n`);
    return null;
  } finally {
    tests.close();
  }
}

async function printed(reports: readonly MutationReport[], format: 'text' | 'markdown' | 'json'): Promise<string> {
  if (format === 'json') return `${JSON.stringify(reports, null, 2)}\n`;
  const { reportAsMarkdown, reportAsText } = await import('../../testing/mutation/print-report.js');
  return format === 'markdown' ? reportAsMarkdown(reports) : reportAsText(reports);
}
