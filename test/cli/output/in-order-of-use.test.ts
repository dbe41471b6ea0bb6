import { describe, expect, it } from 'vitest';
import { inOrderOfUse } from '../../../src/cli/output/report/in-order-of-use.js';
import type { RuleReport } from '../../../src/rules/index.js';
import { queryAsRule } from '../../../src/rules/query-rule.js';

function report(name: string, severity: string | null, status: RuleReport['status'], hits: number): RuleReport {
  return {
    rule: { ...queryAsRule(name, ''), severity },
    status,
    why: null,
    error: null,
    columns: [],
    rows: Array.from({ length: hits }, () => []),
    firstSeen: null,
    lastSeen: null,
    exclusions: [],
    notes: [],
    beyondPeriod: null,
    milliseconds: 1,
  };
}

describe('reports in the order of their use', () => {
  it('begin with what was found, by severity, number of rows and name; what could not run stands apart', () => {
    const reports = [
      report('quiet b', 'High', 'evaluated', 0),
      report('no table', 'High', 'not evaluated', 0),
      report('quiet a', 'High', 'evaluated', 0),
      report('unrated', null, 'evaluated', 900),
      report('low', 'Low', 'evaluated', 9),
      report('wrong', null, 'failed', 0),
      report('high few', 'High', 'evaluated', 1),
      report('high z', 'high', 'evaluated', 5),
      report('high a', 'High', 'evaluated', 5),
      report('informational', 'Informational', 'evaluated', 80),
      report('medium', 'Medium', 'evaluated', 1),
    ];
    expect(inOrderOfUse(reports).map(({ rule }) => rule.name)).toEqual([
      ...['high a', 'high z', 'high few', 'medium', 'low', 'informational', 'unrated'],
      ...['wrong', 'no table', 'quiet a', 'quiet b'],
    ]);
  });
});
