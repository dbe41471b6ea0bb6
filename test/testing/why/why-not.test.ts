import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/database/database.js';
import { bundledRules, loadRule, queryAsRule } from '../../../src/rules/index.js';
import type { FunnelStep } from '../../../src/testing/why/funnel.js';
import { type WhyNot, whyNot } from '../../../src/testing/why/why-not.js';
import { NOW } from '../../support/run-query.js';
import { storedTables } from '../../support/stored-tables.js';

const database = storedTables(
  {
    Logons: {
      columns: { Id: 'long', User: 'string', Port: 'long', Time: 'datetime' },
      rows: [
        [1, 'ann', 22, '2026-03-14T01:00:00Z'],
        [2, 'ANN', 22, '2026-03-14T02:00:00Z'],
        [3, 'joanna', 22, '2026-03-14T03:00:00Z'],
        [4, 'ann', 22, '2026-03-01T01:00:00Z'],
        [5, 'bob', 22, '2026-03-14T04:00:00Z'],
        [6, 'bob', 80, '2026-03-14T04:00:00Z'],
      ],
    },
  },
  4,
);
afterAll(() => database.close());

const whyNotOf = (query: string): Promise<WhyNot> => whyNot(database, queryAsRule('q.kql', query), { now: NOW });

const missesOf = async (query: string) => {
  const { nearMisses } = await whyNotOf(query);
  return nearMisses.map(({ events, relaxation, condition, relaxed }) => [
    events.map(({ row }) => row + 1),
    relaxation,
    condition.text,
    relaxed,
  ]);
};

const lines = (step: FunnelStep): [string, number][] => [
  ...step.inputs.flatMap(lines),
  ...step.conditions.map(({ text, rows }): [string, number] => [`- ${text}`, rows]),
  [step.text, step.rows],
];

it('counts the rows after each step and each condition', async () => {
  const { funnel } = await whyNotOf('Logons | where Time > ago(2d) and Port == 22 and User == "ann" | count');
  expect(lines(funnel)).toEqual([
    ['Logons', 6],
    ['- Time > ago(2d)', 5],
    ['- Port == 22', 4],
    ['- User == "ann"', 1],
    ['where Time > ago(2d) and Port == 22 and User == "ann"', 1],
    ['count', 1],
  ]);
});

it('lists what one condition keeps out, the nearest first', async () => {
  expect(await missesOf('Logons | where Port == 22 | where User has_cs "ann" and Time > ago(2d)')).toEqual([
    [[2], 'case', 'User has_cs "ann"', 'User has "ann"'],
    [[3], 'contains', 'User has_cs "ann"', 'User contains_cs "ann"'],
    [[4], 'no time bound', 'Time > ago(2d)', null],
    [[5], 'no condition', 'User has_cs "ann"', null],
  ]);
});

it('leaves out what a later step would drop', async () => {
  expect(await missesOf('Logons | where Port == 80 | where Id > 5')).toEqual([]);
  expect(await missesOf('Logons | where Port == 80 | where Id > 4')).toEqual([
    [[5], 'no condition', 'Port == 80', null],
  ]);
});

it('takes a group for a near miss of a threshold', async () => {
  const { nearMisses } = await whyNotOf('Logons | summarize Logons = count() by User | where Logons > 2');
  expect(nearMisses.map(({ group, eventCount }) => [group?.[0]?.value, eventCount])).toContainEqual(['ann', 2]);
});

it('names the lookalikes of the bundled rule, and what stopped each', async () => {
  const exported = openDatabase(':memory:');
  await exported.ingest('datasets/distant-desktop/DeviceNetworkEvents.csv');
  const rule = loadRule(bundledRules().get('distant-desktop-network-connection') ?? '');
  const { nearMisses, nearMissCount } = await whyNot(exported, rule, { now: 'data', limit: 100 });
  expect(nearMissCount).toBe(nearMisses.length);
  const stopped = new Map(
    nearMisses.map(({ condition, relaxation }) => [condition.values[0]?.value, { condition, relaxation }]),
  );
  const column = (value: string) => stopped.get(value)?.condition.values[0]?.name;
  expect(column('notdistantdesktop.company')).toBe('RemoteUrl');
  expect(column('turnsignalserver.xyz')).toBe('RemoteUrl');
  expect(column('EquiDistant Software')).toBe('InitiatingProcessVersionInfoCompanyName');
  expect(column('Distant Desktops')).toBe('InitiatingProcessVersionInfoProductName');
  expect(stopped.get('notdistantdesktop.company')?.relaxation).toBe('contains');
  expect(stopped.get('Distant-Software')?.relaxation).toBe('no condition');
  exported.close();
});
