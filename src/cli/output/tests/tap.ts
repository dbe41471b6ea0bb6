// https://testanything.org/tap-version-14-specification.html

import { differenceLines } from '../../../testing/unit/expectations/difference-lines.js';
import type { TestFileReport } from '../../../testing/unit/run-test-files.js';

export function testsAsTap(reports: readonly TestFileReport[]): string {
  const points = reports.flatMap(pointsOf);
  const lines = points.flatMap(({ name, at, problems }, i) => [
    `${problems.length === 0 ? 'ok' : 'not ok'} ${i + 1} - ${escaped(name)}`,
    ...(problems.length === 0
      ? []
      : ['  ---', '  message: |-', ...problems.map((line) => `    ${line}`), `  at: ${JSON.stringify(at)}`, '  ...']),
  ]);
  return `${['TAP version 14', `1..${points.length}`, ...lines].join('\n')}\n`;
}

interface Point {
  readonly name: string;
  readonly at: string;
  readonly problems: readonly string[];
}

function pointsOf({ file, rule, outcomes, broken }: TestFileReport): Point[] {
  const title = rule?.name ?? file;
  const points = outcomes.map(({ name, line, mismatches }): Point => {
    return { name: `${title}: ${name}`, at: `${file}:${line}`, problems: mismatches.flatMap(differenceLines) };
  });
  return broken === null ? points : [...points, { name: `${title}: can be run`, at: file, problems: [broken] }];
}

const escaped = (text: string) => text.replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ');
