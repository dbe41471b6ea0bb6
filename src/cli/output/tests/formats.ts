// What tests of rules said, in the forms in which it can be printed.

import type { TestOutcome } from '../../../testing/unit/expectations/outcome.js';
import type { TestFileReport } from '../../../testing/unit/run-test-files.js';

export const TEST_FORMATS = ['text', 'tap', 'junit', 'github', 'json'] as const;
export type TestFormat = (typeof TEST_FORMATS)[number];

type Printer = (reports: readonly TestFileReport[]) => string;

const PRINTERS: Readonly<Record<TestFormat, () => Promise<Printer>>> = {
  text: async () => (await import('./text.js')).testsAsText,
  tap: async () => (await import('./tap.js')).testsAsTap,
  junit: async () => (await import('./junit.js')).testsAsJunit,
  github: async () => (await import('./github.js')).testsAsGithub,
  json: async () => (reports) => `${JSON.stringify(reports, null, 2)}\n`,
};

export async function testsIn(format: TestFormat, reports: readonly TestFileReport[]): Promise<string> {
  return (await PRINTERS[format]())(reports);
}

export const outcomesOf = (reports: readonly TestFileReport[]): TestOutcome[] =>
  reports.flatMap(({ outcomes }) => outcomes);

/** `12 passed, 1 failed`, and the files that are broken, where there are any. */
export function testSummary(reports: readonly TestFileReport[]): string {
  const outcomes = outcomesOf(reports);
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  const broken = reports.filter((report) => report.broken !== null).length;
  const files = broken === 0 ? '' : `, ${broken} broken ${broken === 1 ? 'file' : 'files'}`;
  return `${passed} passed, ${outcomes.length - passed} failed${files}`;
}
