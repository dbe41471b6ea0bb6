import { describe, expect, it } from 'vitest';
import { alertsOf, triggers } from '../../../src/rules/simulate/alerts.js';
import { entitiesText } from '../../../src/rules/simulate/entities.js';
import { found, HOURLY, minutes, scheduled } from './rules.js';

const due = minutes(60);
const people = (count: number) =>
  found(
    { User: 'string' },
    Array.from({ length: count }, (_, i) => [`u${i}`]),
  );
const mapping = (entityType: string, ...fields: [string, string][]) => ({
  entityType,
  fieldMappings: fields.map(([identifier, columnName]) => ({ identifier, columnName })),
});

describe('triggers', () => {
  it.each([
    ['GreaterThan', 2, [3], [2, 0]],
    ['LessThan', 1, [0], [1, 2]],
    ['Equal', 2, [2], [1, 3]],
    ['NotEqual', 2, [1, 3], [2]],
  ] as const)('%s %i', (operator, threshold, yes, no) => {
    const rule = scheduled('T', { trigger: { operator, threshold } });
    for (const rows of yes) expect(triggers(rule, rows)).toBe(true);
    for (const rows of no) expect(triggers(rule, rows)).toBe(false);
  });

  it('makes an alert of any row where the rule says nothing', () => {
    expect([0, 1].map((rows) => triggers(scheduled('T'), rows))).toEqual([false, true]);
  });
});

describe('event grouping', () => {
  const each = scheduled('T', { eventGrouping: 'AlertPerResult' });

  it('makes one alert of a run', () => {
    expect(alertsOf(scheduled('T'), people(200), HOURLY, due).map(({ rows }) => rows)).toEqual([200]);
  });

  it('makes an alert of each row', () => {
    const alerts = alertsOf(each, people(150), HOURLY, due);
    expect(alerts.map(({ rows }) => rows)).toEqual(new Array(150).fill(1));
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(150);
  });

  it('sums all rows up in the 150th where there are more', () => {
    const alerts = alertsOf(each, people(151), HOURLY, due);
    expect(alerts).toHaveLength(150);
    expect(alerts.at(-1)?.rows).toBe(151);
    expect(alerts.at(-2)?.rows).toBe(1);
  });

  it('sums all rows up in the 30th of a rule that runs near real time', () => {
    const alerts = alertsOf({ ...each, kind: 'nrt' }, people(31), { ...HOURLY, by: 'arrival' }, due);
    expect(alerts.map(({ rows }) => rows)).toEqual([...new Array(29).fill(1), 31]);
  });
});

describe('the times of an alert', () => {
  it('are those of its first and last event, and five minutes after the run was due', () => {
    const rows = found({ TimeGenerated: 'datetime' }, [[minutes(30)], [minutes(10)], [minutes(20)]]);
    const [alert] = alertsOf(scheduled('T'), rows, HOURLY, due);
    expect(alert).toMatchObject({ start: minutes(10), end: minutes(30), generated: minutes(65) });
  });

  it('are those of the window where the rows have no time', () => {
    const [alert] = alertsOf(scheduled('T'), people(1), HOURLY, due);
    expect(alert).toMatchObject({ start: 0n, end: minutes(60) });
  });
});

describe('entities', () => {
  const entities = (rule: Parameters<typeof scheduled>[1], rows: ReturnType<typeof found>) =>
    alertsOf(scheduled('T', rule), rows, HOURLY, due)[0]?.entities;

  it('are what the mapped columns name, each once', () => {
    const rows = found({ Ip: 'string', Host: 'string' }, [
      ['10.0.0.1', 'A'],
      ['10.0.0.1', 'a'],
      ['', 'b'],
    ]);
    const entityMappings = [mapping('IP', ['Address', 'Ip']), mapping('Host', ['HostName', 'Host'])];
    expect(entities({ entityMappings }, rows)).toEqual([
      { type: 'ip', fields: { Address: '10.0.0.1' } },
      { type: 'host', fields: { HostName: 'A' } },
      { type: 'host', fields: { HostName: 'b' } },
    ]);
  });

  it('take full names apart and leave built-in accounts out', () => {
    const rows = found({ User: 'string' }, [['ann@contoso.com'], ['CONTOSO\\bob'], ['SYSTEM']]);
    expect(entities({ entityMappings: [mapping('Account', ['FullName', 'User'])] }, rows)).toEqual([
      { type: 'account', fields: { Name: 'ann', UPNSuffix: 'contoso.com' } },
      { type: 'account', fields: { Name: 'bob', NTDomain: 'CONTOSO' } },
    ]);
    const host = [mapping('Host', ['FullName', 'User'])];
    expect(entities({ entityMappings: host }, found({ User: 'string' }, [['srv.contoso.com']]))).toEqual([
      { type: 'host', fields: { HostName: 'srv', DnsDomain: 'contoso.com' } },
    ]);
  });

  it('of ten mappings and three identifiers, 500 divided among the mappings', () => {
    const users = [mapping('Account', ['Name', 'User']), mapping('Host', ['HostName', 'User'])];
    expect(entities({ entityMappings: users }, people(600))?.map(({ type }) => type)).toEqual([
      ...new Array(250).fill('account'),
      ...new Array(250).fill('host'),
    ]);
    const many = Array.from({ length: 11 }, (_, i) => mapping(`T${i}`, ['Name', 'User']));
    expect(entities({ entityMappings: many }, people(1))).toHaveLength(10);
    const fields = ['A', 'B', 'C', 'D'].map((name): [string, string] => [name, 'User']);
    expect(entities({ entityMappings: [mapping('Host', ...fields)] }, people(1))?.[0]?.fields).toEqual({
      A: 'u0',
      B: 'u0',
      C: 'u0',
    });
  });

  it('fill at most 64 KB', () => {
    const rows = found(
      { Url: 'string' },
      Array.from({ length: 200 }, (_, i) => [`https://${i}/${'x'.repeat(1000)}`]),
    );
    const some = entities({ entityMappings: [mapping('URL', ['Url', 'Url'])] }, rows) ?? [];
    expect(some.length).toBeGreaterThan(50);
    expect(Buffer.byteLength(entitiesText(some))).toBeLessThanOrEqual(64 * 1024);
    expect(Buffer.byteLength(entitiesText(some))).toBeGreaterThan(62 * 1024);
  });

  it('can be listed by a column', () => {
    const rows = found({ E: 'string' }, [['[{"$id":"9","Type":"ip","Address":"10.1.1.1"}, 7]']]);
    expect(entities({ entitiesColumns: ['E'] }, rows)).toEqual([{ type: 'ip', fields: { Address: '10.1.1.1' } }]);
  });
});

describe('custom details', () => {
  it('are the distinct values of their columns: 20 details, 50 values, 2 KB', () => {
    const details = (names: readonly string[], rows: ReturnType<typeof found>) => {
      const customDetails = names.map((key) => ({ key, columnName: 'User' }));
      return alertsOf(scheduled('T', { customDetails }), rows, HOURLY, due)[0]?.customDetails;
    };
    expect(details(['Who'], found({ User: 'string' }, [['a'], ['b'], ['a'], ['']]))).toEqual(
      new Map([['Who', ['a', 'b']]]),
    );
    expect(details(['Who'], people(60))?.get('Who')).toHaveLength(50);
    expect(
      details(
        Array.from({ length: 21 }, (_, i) => `k${i}`),
        people(1),
      )?.size,
    ).toBe(20);
    const long = found(
      { User: 'string' },
      Array.from({ length: 10 }, (_, i) => [`${i}${'x'.repeat(400)}`]),
    );
    expect(details(['Who'], long)?.get('Who')).toHaveLength(5);
  });
});

describe('alert details', () => {
  const override = {
    alertDisplayNameFormat: 'Signed in: {{User}} from {{ Place }}',
    alertDescriptionFormat: '{{User}}',
    alertSeverityColumnName: 'Level',
    alertTacticsColumnName: 'Tactics',
    alertDynamicProperties: [
      { alertProperty: 'ProductName', value: 'User' },
      { alertProperty: 'ConfidenceScore', value: 'Level' },
    ],
  };
  const rule = scheduled('T', { name: 'N', description: 'D', tactics: ['Impact'], alertDetailsOverride: override });
  const columns = { User: 'string', Place: 'string', Level: 'string', Tactics: 'string' } as const;
  const alertOf = (...row: string[]) => alertsOf(rule, found(columns, [row]), HOURLY, due)[0];

  it('come from the row', () => {
    expect(alertOf('ann', 'Oslo', 'high', '["Initial Access", "nonsense"]')).toMatchObject({
      name: 'Signed in: ann from Oslo',
      description: 'ann',
      severity: 'High',
      tactics: ['InitialAccess'],
      properties: new Map([['ProductName', 'ann']]),
    });
  });

  it('are the rule’s own where the row has no value, or none that counts', () => {
    expect(alertOf('', 'Oslo', 'terrible', '')).toMatchObject({
      name: 'N',
      description: 'D',
      severity: 'Low',
      tactics: ['Impact'],
    });
  });

  it('are cut to 256 bytes for a name and 5 KB for a description', () => {
    const alert = alertOf('é'.repeat(4000), 'Oslo', 'Low', '');
    expect(Buffer.byteLength(alert?.name ?? '')).toBeLessThanOrEqual(256);
    expect(alert?.name.endsWith('é')).toBe(true);
    expect(Buffer.byteLength(alert?.description ?? '')).toBe(5 * 1024);
  });
});
