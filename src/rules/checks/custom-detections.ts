import type { RuleCheck, RuleFinding } from './rule-check.js';

/**
 * KQ321: what a custom detection of Defender needs beside its query: words for the alert, and columns that name the event and what it hit.
 * https://learn.microsoft.com/defender-xdr/custom-detection-rules#required-columns-in-the-query-results
 */
export const customDetections: RuleCheck = function* ({ rule, format, keys, columns }) {
  if (format !== 'defender') return;
  const alert = keys.part('detectionAction').part('alertTemplate');
  const error = (message: string): RuleFinding => ({
    severity: 'error',
    code: 'KQ321',
    message,
    line: keys.line('detectionAction'),
  });
  for (const name of ['title', 'severity'].filter((each) => alert.written(each) === null)) {
    yield error(`the alert of the detection has no '${name}'`);
  }
  if (rule.schedule === null && keys.written('schedule') === null) yield error("the detection has no 'schedule'");
  if (columns === null) return;
  const line = rule.place(0).line + 1;
  const has = (name: string) => [...columns].some((column) => column.toLowerCase() === name.toLowerCase());
  if (!has('Timestamp') && !has('TimeGenerated')) {
    const message = "the result has neither 'Timestamp' nor 'TimeGenerated', by which Defender tells events apart";
    yield { severity: 'warning', code: 'KQ321', message, line };
  }
  if (!has('ReportId') && has('Timestamp')) {
    const message = "the result has no 'ReportId', without which Defender takes no event of its own tables";
    yield { severity: 'warning', code: 'KQ321', message, line };
  }
  for (const [i, { columnName }] of rule.impactedAssets.entries()) {
    if (has(columnName)) continue;
    const message = `the result has no column for the impacted asset '${columnName}'`;
    yield {
      severity: 'warning',
      code: 'KQ321',
      message,
      line: alert.parts('impactedAssets')[i]?.line('identifier') ?? line,
    };
  }
};
