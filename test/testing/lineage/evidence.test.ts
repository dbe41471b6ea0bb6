import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { queryAsRule } from '../../../src/rules/index.js';
import { ruleEvidence } from '../../../src/testing/lineage/evidence.js';
import { type MemoryTables, NOW, runQuery } from '../../support/run-query.js';
import '../../support/seed.js';
import { storedTables } from '../../support/stored-tables.js';

const tables: MemoryTables = {
  Logons: {
    columns: { Id: 'long', User: 'string', Port: 'long', Tags: 'dynamic' },
    rows: [
      [1, 'ann', 22, ['a', 'b']],
      [2, 'bob', 443, ['a']],
      [3, 'ann', 22, []],
      [4, 'carol', 8080, ['c', 'a']],
      [5, 'ann', 443, null],
      [6, 'bob', 22, ['b']],
    ],
  },
  Admins: {
    columns: { User: 'string', Level: 'long' },
    rows: [
      ['ann', 1],
      ['carol', 2],
      ['ann', 3],
    ],
  },
};
const database = storedTables(tables, 4);
afterAll(() => database.close());

/** Behind each row, the numbers of the rows of each table from 1. */
async function behind(query: string): Promise<Record<string, number[]>[]> {
  const found = await ruleEvidence(database, queryAsRule('q.kql', query), { now: NOW });
  return found.map(({ events }) => {
    const rows: Record<string, number[]> = {};
    for (const { table, row } of events) rows[table] = [...(rows[table] ?? []), row + 1];
    return rows;
  });
}

describe('the events behind a row', () => {
  it.each<[string, Record<string, number[]>[]]>([
    ['Logons | where Port == 22 | extend x = 1 | sort by Id desc', [{ Logons: [6] }, { Logons: [3] }, { Logons: [1] }]],
    ['Logons | summarize n = count() by User', [{ Logons: [1, 3, 5] }, { Logons: [2, 6] }, { Logons: [4] }]],
    ['Logons | summarize arg_max(Id, *) by Port | where Port == 443', [{ Logons: [2, 5] }]],
    ['Logons | summarize n = countif(Port == 1)', [{ Logons: [1, 2, 3, 4, 5, 6] }]],
    ['Logons | distinct User | where User == "bob"', [{ Logons: [2, 6] }]],
    ['Logons | top 1 by Port', [{ Logons: [4] }]],
    [
      'Logons | mv-expand Tags to typeof(string) | where Tags == "a" | project Id',
      [{ Logons: [1] }, { Logons: [2] }, { Logons: [4] }],
    ],
    ['Logons | where Id == 4 | join kind=inner Admins on User', [{ Logons: [4], Admins: [2] }]],
    ['Logons | where Id == 2 | join kind=leftouter Admins on User', [{ Logons: [2] }]],
    ['Admins | where Level == 2 | union (Logons | where Id == 6)', [{ Admins: [2] }, { Logons: [6] }]],
    ['let m = materialize(Logons | where Id < 3); m | join kind=inner m on User', [{ Logons: [1] }, { Logons: [2] }]],
    ['Logons | partition by Port (top 1 by Id) | where Port == 22', [{ Logons: [6] }]],
    ['Logons | where Id in (Admins | project Level) | count', [{ Logons: [1, 2, 3] }]],
    [
      'Logons | mv-apply t = Tags to typeof(string) on (where t == "b") | project Id',
      [{ Logons: [1] }, { Logons: [6] }],
    ],
  ])('of %s', async (query, expected) => {
    expect(await behind(query)).toEqual(expected);
  });

  it('says where a step does not tell which it took', async () => {
    const [row] = await ruleEvidence(database, queryAsRule('q.kql', 'Logons | top-nested 1 of User by count()'), {
      now: NOW,
    });
    expect(row).toMatchObject({ exact: false, eventCount: 6 });
  });
});

const step = fc.constantFrom(
  'where Port < 1000',
  'where User != "bob"',
  'extend Double = Port * 2',
  'mv-expand Tags',
  'summarize Port = max(Port), Ports = make_set(Port), Tags = take_any(Tags) by User',
  'distinct User, Port | extend Tags = dynamic([1, 2])',
  'top 2 by Port',
  'join kind=inner Admins on User',
  'lookup Admins on User',
  'union (Logons | where Port == 22)',
  'summarize Tags = make_list(User), User = max(User) by Port',
);

it('alone give the same row again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
      const query = ['Logons', ...steps].join(' | ');
      const { rows } = runQuery(query, tables);
      const evidence = await behind(query);
      expect(evidence.length).toBe(rows.length);
      for (const [i, row] of rows.entries()) {
        const only = Object.entries(tables).map(([name, table]) => {
          return [
            name,
            { ...table, rows: table.rows.filter((_, number) => evidence[i]?.[name]?.includes(number + 1)) },
          ];
        });
        expect(runQuery(query, Object.fromEntries(only) as MemoryTables).rows).toContainEqual(row);
      }
    }),
    { numRuns: 60 },
  );
});
