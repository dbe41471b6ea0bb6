import type { RuleReport } from '../../../rules/index.js';

/** Severities of rules, the one to look at first before the others. */
const SEVERITIES = ['high', 'medium', 'low', 'informational'];

/**
 * Reports in the order in which somebody looks at them: rules that found something by severity, then by how much they found; behind them those
 * that failed, those that were not evaluated, and at last those that found nothing. What is alike stands by name.
 */
export function inOrderOfUse<T extends RuleReport>(reports: readonly T[]): T[] {
  return [...reports].sort(
    (a, b) =>
      groupOf(a) - groupOf(b) ||
      severityOf(a) - severityOf(b) ||
      b.rows.length - a.rows.length ||
      compare(a.rule.name, b.rule.name),
  );
}

function groupOf({ rows, status }: RuleReport): number {
  if (rows.length > 0) return 0;
  return ['failed', 'not evaluated', 'evaluated'].indexOf(status) + 1;
}

function severityOf({ rule }: RuleReport): number {
  const place = SEVERITIES.indexOf(rule.severity?.toLowerCase() ?? '');
  return place < 0 ? SEVERITIES.length : place;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
