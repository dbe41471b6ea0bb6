import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownSchema, queryAsRule } from '../../../src/rules/index.js';
import { reportAsMarkdown, reportAsText } from '../../../src/testing/mutation/print-report.js';
import { schemaOfTests } from '../../../src/testing/mutation/schema-of-tests.js';
import { mergeReports, mutateRule } from '../../../src/testing/mutation/score.js';
import { RuleTests } from '../../../src/testing/unit/rule-tests.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const schema = knownSchema();
const rule = queryAsRule('hunt.kql', 'DeviceEvents\n| where DeviceName has "abc"');

describe('the mutants of a rule', () => {
  it('are killed where the tests fail or the run does', async () => {
    const report = await mutateRule(
      rule,
      async ({ query }) => {
        if (query.includes('has_cs')) throw new Error('stopped');
        return query.includes('contains');
      },
      { schema },
    );
    expect(report).toMatchObject({ killed: 4, score: 4 / 5 });
    expect(report.survived).toEqual([
      { kind: 'text operator', start: 32, end: 35, original: 'has', text: 'contains', line: 2, column: 20 },
    ]);
  });

  it('make the same report in shares', async () => {
    const passes = async ({ query }: { query: string }) => query.includes('=~') || query.includes('contains');
    const share = (part: number) => mutateRule(rule, passes, { schema, share: { part, of: 2 } });
    const whole = await mutateRule(rule, passes, { schema });
    expect(mergeReports([await share(0), await share(1)])).toEqual(whole);
    expect(whole.survived).toHaveLength(2);
  });

  it('are printed with their places', async () => {
    const report = await mutateRule(rule, async ({ query }) => query.includes('contains'), { schema });
    expect(reportAsText([report])).toBe(
      'hunt.kql: 4 of 5 mutants killed (80 %)\n  survived  hunt.kql:2:20  text operator: has → contains\n',
    );
    expect(reportAsMarkdown([report])).toContain('| 2:20 | text operator | `has` → `contains` |');
  });
});

it('tests with events on both sides of a condition kill its mutants', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'hunt.kql'), 'Own | where Url has "abc"');
  const event = (url: string, silence: boolean) =>
    `  - name: ${url}\n    events: { Own: [{ Url: ${url} }] }\n    expect: ${silence ? '{ silence: true }' : '{ count: 1 }'}\n`;
  const file = path.join(folder, 'hunt.test.yaml');
  const scoreWith = async (...events: string[]) => {
    writeFileSync(file, `tests:\n${events.join('')}`);
    const tests = RuleTests.open(file);
    try {
      expect(await tests.passes()).toBe(true);
      const own = await schemaOfTests(tests, schema);
      return (await mutateRule(tests.rule, (mutant) => tests.passes(mutant), { schema: own })).score;
    } finally {
      tests.close();
    }
  };
  expect(await scoreWith(event('abc', false))).toBe(1 / 5);
  expect(await scoreWith(event('x.ABC', false), event('xabc', true))).toBe(1);
});
