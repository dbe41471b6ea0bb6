// What is easier said in code than in files of tests: tables of cases, and properties of all events.

import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { openWorkspace } from 'kqlocal';
import { arbitraryEventsFor, events, expectRule, loadRule } from 'kqlocal/testing';
import { describe, expect, it } from 'vitest';

const surroundings = openWorkspace(fileURLToPath(new URL('..', import.meta.url))).query;
const rule = (file: string) => loadRule(new URL(`../rules/${file}`, import.meta.url));

describe('an administrator signs in', () => {
  const administrators = rule('analytics/administrator-outside-hours.yaml');
  const [FRIDAY, SATURDAY] = ['2026-03-13', '2026-03-14'];

  it.each([
    [FRIDAY, '05:59', true],
    [FRIDAY, '06:00', false],
    [FRIDAY, '18:59', false],
    [FRIDAY, '19:00', true],
    [SATURDAY, '12:00', true],
  ])('on %s at %s: found %s', async (day, time, found) => {
    const signIn = { UserPrincipalName: 'adm-ito@harbour.example', ResultType: '0' };
    await expectRule(administrators, { surroundings })
      .given(events('SigninLogs', [{ ...signIn, TimeGenerated: `${day}T${time}:00Z` }]))
      .toFindCount(found ? 1 : 0);
  });
});

describe('guessed passwords', () => {
  const guessing = rule('analytics/password-guessing.yaml');

  it('are counted by account, whatever the events are', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEventsFor(guessing, { most: 30 }), async (given) => {
        const failures = new Map<unknown, number>();
        for (const { ResultType, UserPrincipalName: account } of given.SigninLogs ?? [])
          if (ResultType === '50126') failures.set(account ?? '', (failures.get(account ?? '') ?? 0) + 1);
        const rows = await expectRule(guessing).given(given).rows();
        expect(new Map(rows.map((row) => [row.UserPrincipalName, row.Failures]))).toEqual(
          new Map([...failures].filter(([, count]) => count > 10)),
        );
      }),
      { numRuns: 25 },
    );
  });
});
