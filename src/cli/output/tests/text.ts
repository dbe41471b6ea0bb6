import { differenceLines } from '../../../testing/unit/expectations/difference-lines.js';
import type { TestOutcome } from '../../../testing/unit/expectations/outcome.js';
import type { TestFileReport } from '../../../testing/unit/run-test-files.js';
import { paint } from '../paint.js';

export function testsAsText(reports: readonly TestFileReport[]): string {
  return reports.map(fileText).join('');
}

function fileText({ file, rule, outcomes, broken }: TestFileReport): string {
  const title = rule === null ? paint.bold(file) : `${paint.bold(rule.name)}  ${paint.dim(file)}`;
  const error = broken === null ? [] : [`  ${paint.red('broken')}  ${broken}`];
  return `${[title, ...outcomes.flatMap(outcomeLines), ...error].join('\n')}\n`;
}

function outcomeLines({ name, passed, file, line, mismatches }: TestOutcome): string[] {
  if (passed) return [`  ${paint.green('passed')}  ${name}`];
  const lines = mismatches.flatMap(differenceLines).map((text) => `          ${coloured(text)}`);
  return [`  ${paint.red('failed')}  ${name}  ${paint.dim(`${file}:${line}`)}`, ...lines];
}

function coloured(line: string): string {
  if (line.startsWith('  - ')) return paint.red(line);
  return line.startsWith('  + ') ? paint.green(line) : line;
}
