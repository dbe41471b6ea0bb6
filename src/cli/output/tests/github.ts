import { differenceLines } from '../../../testing/unit/expectations/difference-lines.js';
import type { TestFileReport } from '../../../testing/unit/run-test-files.js';
import { workflowCommand } from '../findings/github.js';

/** Workflow commands of GitHub Actions, which shows them beside the lines of a change. */
export function testsAsGithub(reports: readonly TestFileReport[]): string {
  return reports
    .flatMap(({ file, outcomes, broken }) => [
      ...outcomes
        .filter(({ passed }) => !passed)
        .map(({ name, line, mismatches }) =>
          workflowCommand('error', { file, line, title: name }, mismatches.flatMap(differenceLines).join('\n')),
        ),
      ...(broken === null ? [] : [workflowCommand('error', { file, title: 'broken tests' }, broken)]),
    ])
    .map((command) => `${command}\n`)
    .join('');
}
