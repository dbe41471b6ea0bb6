// What `test` is told of coverage, and tells of it.

import { writeFileSync } from 'node:fs';
import type { TestFileReport } from '../testing/unit/run-test-files.js';
import { paint } from './output/paint.js';
import { UsageError } from './usage-error.js';

export const coverageOptions = {
  coverage: {
    type: 'boolean',
    default: false,
    describe: 'tell which conditions of the rules no test made true, or none false',
  },
  'coverage-html': { type: 'string', requiresArg: true, describe: 'a file for the rules with these conditions marked' },
  'coverage-threshold': {
    type: 'number',
    requiresArg: true,
    describe: 'exit code 1 where the tests of a rule cover less, in percent',
  },
} as const;

export interface CoverageArguments {
  readonly coverage: boolean;
  readonly coverageHtml?: string | undefined;
  /** percent */
  readonly coverageThreshold?: number | undefined;
}

/** Whether anything of coverage is asked for. */
export const wantsCoverage = ({ coverage, coverageHtml, coverageThreshold }: CoverageArguments): boolean =>
  coverage || coverageHtml !== undefined || coverageThreshold !== undefined;

export function checkThreshold({ coverageThreshold: percent }: CoverageArguments): void {
  if (percent !== undefined && !(percent >= 0 && percent <= 100))
    throw new UsageError(`--coverage-threshold takes a percentage from 0 to 100; found ${percent}`);
  if (percent !== undefined && percent > 0 && percent < 1)
    throw new UsageError(`--coverage-threshold takes a percentage; write ${Math.round(percent * 100)} for ${percent}`);
}

/**
 * Tells of the coverage that was measured, as far as it is asked for.
 * @returns whether the tests of each rule cover as much as they have to
 */
export async function tellCoverage(
  reports: readonly TestFileReport[],
  { coverage, coverageHtml, coverageThreshold }: CoverageArguments,
  write: (text: string) => Promise<void>,
): Promise<boolean> {
  const { mergeCoverage, tallyOf } = await import('../testing/coverage/rule-coverage.js');
  const coverages = mergeCoverage(reports.flatMap(({ coverage: measured }) => measured ?? []));
  if (coverage) await write((await import('./output/coverage/text.js')).coverageAsText(coverages));
  if (coverageHtml !== undefined)
    writeFileSync(coverageHtml, (await import('./output/coverage/html.js')).coverageAsHtml(coverages));
  const tooLow = coverages.filter((one) => tallyOf(one).percent < (coverageThreshold ?? 0));
  for (const one of tooLow) {
    const { percent } = tallyOf(one);
    process.stderr.write(`${paint.red('too low')}: ${one.rule}: ${percent} % of ${coverageThreshold} %\n`);
  }
  return tooLow.length === 0;
}
