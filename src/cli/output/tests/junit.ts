// The form that build servers read: https://github.com/testmoapp/junitxml

import { differenceLines } from '../../../testing/unit/expectations/difference-lines.js';
import type { TestOutcome } from '../../../testing/unit/expectations/outcome.js';
import type { TestFileReport } from '../../../testing/unit/run-test-files.js';
import { escapeHtml } from '../report/escape-html.js';

export function testsAsJunit(reports: readonly TestFileReport[]): string {
  const all = counts(reports);
  const suites = reports.flatMap(suiteLines);
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${attributes(all)}>`, ...suites, '</testsuites>'].join('\n')}\n`;
}

function counts(reports: readonly TestFileReport[]) {
  const outcomes = reports.flatMap((report) => report.outcomes);
  const errors = reports.filter(({ broken }) => broken !== null).length;
  const failures = outcomes.filter(({ passed }) => !passed).length;
  return { tests: outcomes.length + errors, failures, errors };
}

function suiteLines(report: TestFileReport): string[] {
  const { file, rule, outcomes, broken } = report;
  const name = rule?.name ?? file;
  const error =
    broken === null
      ? []
      : [
          `    <testcase ${attributes({ classname: name, name: 'can be run', file })}>`,
          `      <error ${attributes({ message: broken })}/>`,
          '    </testcase>',
        ];
  return [
    `  <testsuite ${attributes({ name, ...counts([report]), file })}>`,
    ...outcomes.flatMap((outcome) => caseLines(outcome, name)),
    ...error,
    '  </testsuite>',
  ];
}

function caseLines({ name, file, line, passed, mismatches }: TestOutcome, classname: string): string[] {
  const opening = `    <testcase ${attributes({ classname, name, file, line })}`;
  if (passed) return [`${opening}/>`];
  const message = mismatches.map((mismatch) => `${mismatch.expectation}: ${mismatch.message}`).join('; ');
  const text = escapeXml(mismatches.flatMap(differenceLines).join('\n'));
  return [`${opening}>`, `      <failure ${attributes({ message })}>${text}</failure>`, '    </testcase>'];
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join(' ');

/** Without the characters that XML 1.0 cannot hold: control characters other than white space, halves of pairs, U+FFFE and U+FFFF. */
function escapeXml(text: string): string {
  const allowed = text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');
  return escapeHtml(allowed);
}
