import { availableParallelism } from 'node:os';
import type { RunTestsOptions, TestFileReport } from '../../testing/unit/run-test-files.js';
import {
  type CoverageArguments,
  coverageOptions,
  tellCoverage,
  thresholdOf,
  wantsCoverage,
} from '../coverage-options.js';
import { defineCommand } from '../define-command.js';
import { onChanges } from '../on-changes.js';
import { writeOut } from '../output/formats.js';
import { paint } from '../output/paint.js';
import { outcomesOf, TEST_FORMATS, testSummary, testsIn } from '../output/tests/formats.js';
import { runSelf } from '../own-process.js';
import { UsageError } from '../usage-error.js';
import { workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'test [paths..]',
  describe: 'run the tests of rules: what each has to find of a few events',
  options: (yargs) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        default: [] as string[],
        describe: 'files of tests (hunt.test.yaml), rules with tests beside them, or folders; default the workspace',
      })
      .option('filter', { type: 'string', requiresArg: true, describe: 'only tests with this in their names' })
      .option('format', { choices: TEST_FORMATS, default: 'text' as const, describe: 'how outcomes are printed' })
      .options(coverageOptions)
      .option('watch', { type: 'boolean', default: false, describe: 'run again whenever a file changes' })
      .option('workers', { type: 'number', requiresArg: true, describe: 'processes at once; default one a processor' })
      .option('share-of', { type: 'string', array: true, requiresArg: true, hidden: true })
      .options(workspaceOptions)
      .example('$0 test rules/', 'all tests of a folder')
      .example('$0 test rules/ --format junit > tests.xml', 'for a build server')
      .example('$0 test rules/ --coverage-threshold 90%', 'in a build, too')
      .example('$0 test hunt.yaml --watch', 'while writing a rule'),

  async run({ paths, watch, ...args }) {
    thresholdOf(args);
    const workspace = await workspaceOf(args);
    const given = paths.length > 0 ? paths : (workspace.settings?.rules ?? []);
    const named = paths.length > 0 ? [] : (workspace.settings?.tests ?? []);
    if (given.length + named.length === 0) throw new UsageError('name tests, rules or folders of them');
    const once = () => testOnce(given, named, args);
    if (!watch) return once();
    return onChanges([...given, ...named], once);
  },
});

interface TestArguments extends CoverageArguments {
  readonly filter?: string | undefined;
  readonly format: (typeof TEST_FORMATS)[number];
  readonly workers?: number | undefined;
  /** what the run was asked for of which this process does a share, and leaves the summary to the one that asked */
  readonly shareOf?: readonly string[] | undefined;
  readonly workspace?: string | undefined;
  readonly functions?: string | undefined;
}

/** @returns the exit code */
async function testOnce(given: readonly string[], named: readonly string[], args: TestArguments): Promise<number> {
  const { findTestFiles } = await import('../../testing/unit/find-test-files.js');
  const { files, rulesWithout } = findTestFiles(given, named);
  const reports = await reportsOf(files, given, args);
  await writeOut(await testsIn(args.format, reports));
  return args.shareOf === undefined ? summed(reports, rulesWithout, args) : 0;
}

/** Says how many passed, what they cover where that is asked for, and what has no tests. */
async function summed(
  reports: readonly TestFileReport[],
  rulesWithout: readonly string[],
  args: TestArguments,
): Promise<number> {
  const write = args.format === 'text' ? writeOut : async (text: string) => void process.stderr.write(text);
  const isCovered = !wantsCoverage(args) || (await tellCoverage(reports, args, write));
  await write(`${testSummary(reports)}\n`);
  for (const rule of rulesWithout) process.stderr.write(`${paint.yellow('no tests')}: ${rule}\n`);
  if (reports.some(({ broken }) => broken !== null)) return 2;
  const outcomes = outcomesOf(reports);
  if (outcomes.length === 0) throw new UsageError('no test was run');
  return isCovered && outcomes.every(({ passed }) => passed) ? 0 : 1;
}

/** Below it another process costs more than it saves. */
const LEAST_FILES = 4;

async function reportsOf(
  files: readonly string[],
  given: readonly string[],
  args: TestArguments,
): Promise<TestFileReport[]> {
  const most = args.shareOf === undefined ? (args.workers ?? availableParallelism()) : 1;
  const workers = Math.min(most, Math.floor(files.length / LEAST_FILES));
  if (workers < 2) return inThisProcess(files, await optionsOf(args.shareOf ?? given, args));
  const shares = Array.from({ length: workers }, (_, i) => files.filter((__, number) => number % workers === i));
  const found = await Promise.all(shares.map((share) => inOwnProcess(share, given, args)));
  return files.map((_, i) => found[i % workers]?.[Math.floor(i / workers)] as TestFileReport);
}

async function inThisProcess(files: readonly string[], options: RunTestsOptions): Promise<TestFileReport[]> {
  const { runTestFile } = await import('../../testing/unit/run-test-files.js');
  const reports: TestFileReport[] = [];
  for (const file of files) reports.push(await runTestFile(file, options));
  return reports;
}

async function inOwnProcess(
  files: readonly string[],
  given: readonly string[],
  args: TestArguments,
): Promise<TestFileReport[]> {
  const named = Object.entries({ workspace: args.workspace, functions: args.functions, filter: args.filter });
  const options = named.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  if (wantsCoverage(args)) options.push('--coverage');
  const { code, out } = await runSelf(['test', ...files, ...options, '--format=json', '--share-of', ...given]);
  if (code !== 0) throw new UsageError('a process of tests has failed');
  // What the same program has written.
  return JSON.parse(out) as TestFileReport[];
}

async function optionsOf(given: readonly string[], { filter, ...args }: TestArguments): Promise<RunTestsOptions> {
  const { bundledRules, exclusionFiles, loadRules, ruleFiles } = await import('../../rules/index.js');
  const { query, settings } = await workspaceOf(args);
  const folders = [...given.filter((name) => !/\.test\.ya?ml$/i.test(name)), ...(settings?.rules ?? [])];
  return {
    query,
    coverage: wantsCoverage(args),
    exclusionFiles: exclusionFiles(settings?.exclusions ?? []),
    rules: () => [...ruleFiles(folders), ...bundledRules().values()].flatMap(loadRules),
    ...(filter === undefined ? {} : { wanted: (name: string) => name.toLowerCase().includes(filter.toLowerCase()) }),
  };
}
