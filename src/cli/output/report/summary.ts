import type { Column } from '../../../engine/values/types.js';
import type { RuleReport } from '../../../rules/index.js';
import type { Rows } from '../formats.js';
import { inOrderOfUse } from './in-order-of-use.js';

const COLUMNS: readonly Column[] = [
  { name: 'Rule', type: 'string' },
  { name: 'Severity', type: 'string' },
  { name: 'Tactics', type: 'string' },
  { name: 'Hits', type: 'long' },
  { name: 'FirstSeen', type: 'datetime' },
  { name: 'LastSeen', type: 'datetime' },
  { name: 'Milliseconds', type: 'long' },
  { name: 'NotEvaluated', type: 'string' },
];

/** A row a rule. */
export function summaryRows(reports: readonly RuleReport[]): Rows {
  return {
    columns: COLUMNS,
    rows: inOrderOfUse(reports).map(({ rule, status, why, rows, firstSeen, lastSeen, milliseconds }) => [
      rule.name,
      rule.severity ?? '',
      rule.tactics.join(', '),
      status === 'evaluated' ? rows.length : null,
      firstSeen,
      lastSeen,
      Math.round(milliseconds),
      why === null ? '' : status === 'failed' ? `failed: ${why}` : why,
    ]),
  };
}

/** `3 of 40 rules found something; 2 not evaluated; 1 failed` */
export function summaryLine(reports: readonly RuleReport[]): string {
  const count = (is: (report: RuleReport) => boolean) => reports.filter(is).length;
  const rest = [
    [count(({ status }) => status === 'not evaluated'), 'not evaluated'],
    [count(({ status }) => status === 'failed'), 'failed'],
  ].flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${what}`]));
  const hits = `${count(({ rows }) => rows.length > 0)} of ${reports.length} rules found something`;
  const beyond = count(({ beyondPeriod }) => beyondPeriod !== null);
  const periods = `${beyond} looked at events from before their queryPeriod, which \`kqlocal simulate\` keeps to`;
  return [hits, ...rest, ...(beyond === 0 ? [] : [periods])].join('; ');
}
