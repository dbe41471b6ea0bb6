import { afterAll, describe, expect, it } from 'vitest';
import { queryAsRule } from '../../../src/rules/index.js';
import { stability } from '../../../src/testing/stability/stability.js';
import { NOW } from '../../support/run-query.js';
import { storedTables } from '../../support/stored-tables.js';

const database = storedTables(
  {
    Logons: {
      columns: { Id: 'long', User: 'string', Host: 'string', Score: 'real', Time: 'datetime' },
      rows: Array.from({ length: 24 }, (_, i) => [
        i,
        ['ann', 'bob', 'carol'][i % 3],
        `host-${i % 5}`,
        0.1 * i,
        // Six events of each time.
        `2026-03-14T0${Math.floor(i / 6)}:00:00Z`,
      ]),
    },
  },
  10,
);
afterAll(() => database.close());

const stabilityOf = (query: string) => stability(database, queryAsRule('q.kql', query), { now: NOW, shuffles: 3 });

describe('an answer rests on the order of events', () => {
  it.each([
    ['Logons | take 3', ['take'], []],
    ['Logons | top 3 by Time', ['top'], []],
    ['Logons | summarize take_any(Host) by User', ['take_any'], ['Host']],
    ['Logons | summarize arg_max(Time, Host) by User', ['arg_max'], ['Host']],
    ['Logons | summarize Hosts = make_list(Host) by User', ['make_list'], ['Hosts']],
    ['Logons | summarize Hosts = make_list(Host), n = count() by User', ['make_list'], ['Hosts']],
    ['Logons | join (Logons | take 100) on User | project Id, Id1', ['join kind=innerunique'], []],
    ['Logons | summarize Hosts = make_list(Host) by User | take 2', ['make_list', 'take'], ['Hosts']],
    ['Logons | serialize n = row_number()', ['row_number'], ['n']],
    ['Logons | sort by Time | extend n = row_number()', ['row_number'], ['n']],
    ['let some = Logons | take 2 | project Id; Logons | where Id in (some)', ['take'], []],
  ])('%s', async (query, names, columns) => {
    const found = await stabilityOf(query);
    expect(found.stable).toBe(false);
    expect(found.choices.map(({ choice }) => choice)).toEqual(names);
    if (columns.length > 0) expect(found.choices[0]?.columns).toEqual(columns);
  });

  it('names the step at its place, with a row that each order makes', async () => {
    const { choices, differing, rows } = await stabilityOf('Logons\n| where Id >= 0\n| take 3');
    const [choice] = choices;
    expect(choice).toMatchObject({ text: 'take 3', place: { start: 25 } });
    expect([choice?.before, choice?.after].every((row) => typeof row === 'string')).toBe(true);
    expect(differing[0]).toEqual({ order: 'reversed', rowsGone: 3, rowsNew: 3 });
    expect(rows).toBe(3);
  });
});

describe('an answer does not rest on the order of events', () => {
  it.each([
    'Logons | where Id > 3 | sort by Time',
    'Logons | summarize n = count(), total = sum(Score), mean = avg(Score) by User',
    'Logons | summarize Hosts = make_set(Host) by User | project User, Places = Hosts',
    'Logons | sort by Id asc | summarize Ids = make_list(Id) by User',
    'Logons | summarize arg_max(Id, *) by User',
    'Logons | take 100',
    'Logons | take 3 | count',
    'Logons | sort by Time, Id | extend n = row_number()',
    'Logons | summarize take_any(Host), n = count() by User | project User, n',
    'Logons | join kind=inner Logons on Id',
  ])('%s', async (query) => {
    const { stable, choices, orders } = await stabilityOf(query);
    expect({ stable, choices }).toEqual({ stable: true, choices: [] });
    expect(orders).toEqual(['in batches of 7', 'reversed', 'shuffled 1', 'shuffled 2', 'shuffled 3']);
  });
});
