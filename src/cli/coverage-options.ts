// What `test` is told of coverage, and tells of it.

import { writeFileSync } from 'node:fs';
import type { TestFileReport } from '../testing/unit/run-test-files.js';
import { paint } from './output/paint.js';
import { percentageOf } from './percentage.js';

export const coverageOptions = {
  coverage: {
    type: 'boolean',
    default: false,
    describe: 'tell which conditions of the rules no test made true, or none false',
  },
  'coverage-html': { type: 'string', requiresArg: true, describe: 'a file for the rules with these conditions marked' },
  'coverage-threshold': {
    type: 'string',
    requiresArg: true,
    describe: 'exit code 1 where the tests of a rule cover less, as 90%',
  },
} as const;

export interface CoverageArguments {
  readonly coverage: boolean;
  readonly coverageHtml?: string | undefined;
  /** a percentage */
  readonly coverageThreshold?: string | undefined;
}

/** Whether anything of coverage is asked for. */
export const wantsCoverage = ({ coverage, coverageHtml, coverageThreshold }: CoverageArguments): boolean =>
  coverage || coverageHtml !== undefined || coverageThreshold !== undefined;

/**
 * The percentage below which the tests of a rule cover too little; 0 where none is given.
 * @throws UsageError where what is given is no percentage
 */
export const thresholdOf = ({ coverageThreshold: text }: CoverageArguments): number =>
  text === undefined ? 0 : percentageOf('--coverage-threshold', text);

/**
 * Tells of the coverage that was measured, as far as it is asked for.
 * @returns whether the tests of each rule cover as much as they have to
 */
export async function tellCoverage(
  reports: readonly TestFileReport[],
  args: CoverageArguments,
  write: (text: string) => Promise<void>,
): Promise<boolean> {
  const { coverage, coverageHtml } = args;
  const threshold = thresholdOf(args);
  const { mergeCoverage, tallyOf } = await import('../testing/coverage/rule-coverage.js');
  const coverages = mergeCoverage(reports.flatMap(({ coverage: measured }) => measured ?? []));
  if (coverage) await write((await import('./output/coverage/text.js')).coverageAsText(coverages));
  if (coverageHtml !== undefined)
    writeFileSync(coverageHtml, (await import('./output/coverage/html.js')).coverageAsHtml(coverages));
  const tooLow = coverages.filter((one) => tallyOf(one).percent < threshold);
  for (const one of tooLow) {
    const { percent } = tallyOf(one);
    process.stderr.write(`${paint.red('too low')}: ${one.rule}: ${percent} % of ${threshold} %\n`);
  }
  return tooLow.length === 0;
}
