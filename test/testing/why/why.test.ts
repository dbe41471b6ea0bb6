import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { queryAsRule } from '../../../src/rules/index.js';
import { obstaclesOf } from '../../../src/testing/why/followed.js';
import { type WhyEvent, why } from '../../../src/testing/why/why.js';
import { NOW } from '../../support/run-query.js';
import '../../support/seed.js';
import { storedTables } from '../../support/stored-tables.js';

const database = storedTables(
  {
    Logons: {
      columns: { Id: 'long', User: 'string', Host: 'string', Port: 'long', Time: 'datetime', Tags: 'dynamic' },
      rows: [
        [1, 'ann', 'web-1', 22, '2026-03-14T01:00:00Z', ['a', 'b']],
        [2, 'Bob', 'web-2', 443, '2026-03-14T02:00:00Z', []],
        [3, 'ann', 'mail', 22, '2026-03-13T01:00:00Z', ['c']],
        [4, 'carol', 'web-1', 8080, '2026-03-12T01:00:00Z', ['a']],
        [5, '', 'web-1', null, '2026-03-14T03:00:00Z', null],
      ],
    },
    Admins: {
      columns: { User: 'string', Active: 'bool' },
      rows: [
        ['ann', true],
        ['carol', false],
      ],
    },
  },
  2,
);
afterAll(() => database.close());

async function whyOf(query: string, id: number, table = 'Logons'): Promise<WhyEvent> {
  const filter = table === 'Logons' ? `Id == ${id}` : `User == 'carol'`;
  const { events } = await why(database, queryAsRule('q.kql', query), { event: filter, table, now: NOW });
  return events[0] as WhyEvent;
}

/** What stands in the way at the first place where the query reads the table. */
async function obstacles(query: string, id: number, table = 'Logons'): Promise<string[]> {
  const { routes } = await whyOf(query, id, table);
  const [route] = routes;
  if (route === undefined) return [];
  return obstaclesOf(route).map(({ refusal }) => {
    const texts = refusal?.conditions.map(({ text, values }) => {
      return `${text} [${values.map(({ name, value }) => `${name}=${value}`).join(', ')}]`;
    });
    return texts !== undefined && texts.length > 0 ? texts.join('; ') : (refusal?.reason ?? '');
  });
}

describe('what stands in the way of an event', () => {
  it('is every condition that does not hold, with its values', async () => {
    const query = 'Logons | where Time > ago(1d) and Port == 22 | where User has "ann"';
    expect(await obstacles(query, 4)).toEqual([
      `Time > ago(1d) [Time=2026-03-12T01:00:00.0000000Z, ago(1d)=2026-03-14T00:00:00.0000000Z]; Port == 22 [Port=8080]`,
      'User has "ann" [User=carol]',
    ]);
    expect(await obstacles(query, 1)).toEqual([]);
  });

  it('is found through a let, a function and its parameters', async () => {
    const query = 'let on = (p: long) { Logons | where Port == p }; let recent = on(22); recent | where Host has "web"';
    expect(await obstacles(query, 4)).toEqual(['Port == 22 [Port=8080]']);
    expect(await obstacles(query, 3)).toEqual(['Host has "web" [Host=mail]']);
  });

  it('is the threshold that its group does not reach', async () => {
    const query = 'Logons | summarize Logons = count() by User | where Logons >= 2';
    expect(await obstacles(query, 4)).toEqual(['Logons >= 2 [Logons=1]']);
    const { routes } = await whyOf(query, 1);
    expect(routes[0]?.steps[0]?.group).toMatchObject({
      rows: 2,
      values: [{ name: 'User', value: 'ann' }, { value: 2 }],
    });
  });

  it('is a join that has no match, and the step of the other side that dropped it', async () => {
    const query = 'Logons | join kind=inner (Admins | where Active) on User';
    expect(await obstacles(query, 2)).toEqual(['none of the 1 rows of the right side has its key']);
    expect(await obstacles(query, 4)).toEqual([
      'none of the 1 rows of the right side has its key; 1 that had it were dropped there by: where Active',
    ]);
    expect(await obstacles('Admins | join kind=leftanti Logons on User', 0, 'Admins')).toEqual([
      '1 of 5 rows of the right side have its key',
    ]);
  });

  it('is a limit, an empty array, an exclusive order', async () => {
    expect(await obstacles('Logons | take 2', 3)).toEqual(['it is row 3 of 5, and any 2 are kept: here the first']);
    expect(await obstacles('Logons | top 1 by Port', 1)).toEqual([
      '1 rows of 5 are kept, and it is not among the first in this order',
    ]);
    expect(await obstacles('Logons | mv-expand Tags limit 0', 1)).toEqual(['it has no elements to become rows']);
  });

  it('tells of each place where the table is read', async () => {
    const query = 'let users = Logons | where Port == 22 | project User; Logons | where User in (users)';
    const { routes, found } = await whyOf(query, 4);
    expect(routes.map(({ within, arrives }) => [within !== null, arrives])).toEqual([
      [false, false],
      [true, false],
    ]);
    expect(found).toBe(false);
  });

  it('says where in the text, and from which row of which source the event is', async () => {
    const { routes, event } = await whyOf('Logons\n| where Port == 22 and User == "x"', 4);
    expect(event).toMatchObject({ table: 'Logons', row: 3, source: 'rows for Logons', sourceRow: 2 });
    const places = routes[0]?.steps[0]?.refusal?.conditions.map(({ place }) => place?.start);
    expect(places).toEqual([15, 30]);
  });

  it('is asked for by a row of the result too', async () => {
    const rule = queryAsRule('q.kql', 'Logons | summarize Logons = count() by User | where Logons > 0');
    const { events, matching } = await why(database, rule, { row: 'User == "ann"', now: NOW });
    expect([matching, events.map(({ event, found }) => [event.row, found])]).toEqual([
      2,
      [
        [0, true],
        [2, true],
      ],
    ]);
    await expect(why(database, rule, { row: 'Usr == 1', now: NOW })).rejects.toMatchObject({ query: 'Usr == 1' });
  });

  it('names the errors of the condition at their places', async () => {
    await expect(whyOf('Admins | where Active', 1, 'Admins')).resolves.toBeDefined();
    const asked = why(database, queryAsRule('q.kql', 'Logons'), { event: 'Idd == 1', now: NOW });
    await expect(asked).rejects.toMatchObject({ query: 'Idd == 1', diagnostics: [{ code: 'KS142', start: 0 }] });
  });
});

const condition = fc.constantFrom(
  'Port == 22',
  'Port > 100',
  'User has "ann"',
  'User =~ "bob"',
  'Host startswith "web"',
  'Host !has "mail"',
  'Time > ago(1d)',
  'isnotempty(User)',
  'Id % 2 == 1',
  '(Port == 443 or Host == "mail")',
);
const between = fc.constantFrom('extend Short = strlen(Host)', 'sort by Id desc', 'project-reorder Host', 'as T');

it('lets an event through without the conditions that it names, and at the first step without those of the first', async () => {
  const steps = fc.array(fc.tuple(fc.uniqueArray(condition, { minLength: 1, maxLength: 3 }), between), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 5 }), async (pipeline, id) => {
      const textOf = (dropped: ReadonlySet<string>, length = pipeline.length) =>
        pipeline.slice(0, length).reduce((text, [conditions, other], i) => {
          const kept = conditions.filter((_, k) => !dropped.has(`${i}.${k}`));
          return `${text}\n| where ${kept.length === 0 ? 'true' : kept.join(' and ')}\n| ${other}`;
        }, 'Logons');
      const finds = (query: string) =>
        [...database.query(`${query}\n| project Id`, { now: NOW }).rows].some(([found]) => found === id);
      const query = textOf(new Set());
      const { routes, found } = await whyOf(query, id);
      expect(found).toBe(finds(query));
      const dropped = new Set<string>();
      for (const step of routes[0]?.steps ?? []) {
        for (const { place } of step.refusal?.conditions ?? []) {
          const line = query.slice(0, place?.start).split('\n').at(-1) ?? '';
          const number = (query.slice(0, place?.start).split('\n').length - 2) / 2;
          dropped.add(`${number}.${line.split(' and ').length - 1}`);
        }
        const stopped =
          step.refusal === null ? undefined : Math.max(...[...dropped].map((key) => Number.parseInt(key, 10)));
        if (stopped !== undefined) expect(finds(textOf(dropped, stopped + 1))).toBe(true);
      }
      expect(dropped.size > 0).toBe(!found);
      expect(finds(textOf(dropped))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
