import { describe, expect, it } from 'vitest';
import { formOf, tablesByFingerprint } from '../../src/schemas/fingerprint.js';
import { knownTable, knownTables } from '../../src/schemas/known.js';

function typeIn(table: string, column: string, form?: 'defender' | 'sentinel'): string | undefined {
  return knownTable(table, form)?.columns.find(({ name }) => name === column)?.type;
}

describe('known tables', () => {
  it('are those of both products', () => {
    const names = knownTables();
    expect(names.length).toBeGreaterThan(1100);
    expect(names).toEqual([...names].sort());
    for (const name of ['DeviceNetworkEvents', 'SecurityEvent', 'SigninLogs', 'EmailEvents', 'GraphAPIAuditEvents']) {
      expect(names).toContain(name);
    }
  });

  it('are found in any case and have the spelling of their product', () => {
    expect(knownTable('DEVICENETWORKEVENTS')?.name).toBe('DeviceNetworkEvents');
    expect(knownTable('DeviceNetworkEvent')).toBeUndefined();
    expect(knownTable('')).toBeUndefined();
  });

  it('all have columns, each once, with a type', () => {
    for (const name of knownTables()) {
      for (const form of ['defender', 'sentinel', undefined] as const) {
        const columns = knownTable(name, form)?.columns ?? [];
        expect(columns.length, name).toBeGreaterThan(0);
        expect(new Set(columns.map((column) => column.name)).size, name).toBe(columns.length);
        expect(
          columns.every((column) => /^\S(?:.*\S)?$/.test(column.name)),
          name,
        ).toBe(true);
      }
    }
  });

  it('differ between the products', () => {
    expect(typeIn('DeviceNetworkEvents', 'AdditionalFields', 'defender')).toBe('string');
    expect(typeIn('DeviceNetworkEvents', 'AdditionalFields', 'sentinel')).toBe('dynamic');
    expect(typeIn('DeviceNetworkEvents', 'TenantId', 'defender')).toBeUndefined();
    expect(typeIn('DeviceNetworkEvents', 'TenantId', 'sentinel')).toBe('string');
    expect(typeIn('CloudAppEvents', 'ISP', 'sentinel')).toBe('string');
    expect(knownTable('SecurityEvent')?.product).toBe('sentinel');
    expect(knownTable('DeviceNetworkEvents')?.product).toBe('both');
    expect(knownTable('ExposureGraphNodes')?.product).toBe('defender');
  });

  it('have both times in both forms, where Defender has them and they hold events', () => {
    for (const form of ['defender', 'sentinel', undefined] as const) {
      expect(typeIn('DeviceNetworkEvents', 'Timestamp', form)).toBe('datetime');
      expect(typeIn('DeviceNetworkEvents', 'TimeGenerated', form)).toBe('datetime');
    }
    expect(typeIn('SecurityEvent', 'Timestamp')).toBeUndefined();
    expect(typeIn('ExposureGraphNodes', 'TimeGenerated')).toBeUndefined();
  });

  it('have the type of every letter', () => {
    expect(typeIn('DeviceNetworkEvents', 'RemotePort')).toBe('int');
    expect(typeIn('DeviceNetworkEvents', 'ReportId')).toBe('long');
    expect(typeIn('DeviceNetworkEvents', 'IsInitiatingProcessRemoteSession')).toBe('bool');
    expect(typeIn('DeviceNetworkEvents', '_BilledSize')).toBe('real');
    const types = new Set(knownTables().flatMap((name) => knownTable(name)?.columns.map(({ type }) => type) ?? []));
    expect([...types].sort()).toEqual(['bool', 'datetime', 'dynamic', 'guid', 'int', 'long', 'real', 'string']);
  });

  it('mark columns that only some exports have', () => {
    const group = knownTable('DeviceNetworkEvents', 'defender')?.columns.find(({ name }) => name === 'MachineGroup');
    expect(group).toEqual({ name: 'MachineGroup', type: 'string', optional: true });
  });
});

describe('a fingerprint', () => {
  it('of all columns of a table finds it first, unless another table has them too', () => {
    const misses: string[] = [];
    for (const name of knownTables()) {
      const columns = knownTable(name)?.columns.map((column) => column.name) ?? [];
      const [best] = tablesByFingerprint(columns);
      const same =
        best !== undefined &&
        columns.every((column) =>
          best.table.columns.some((other) => other.name.toLowerCase() === column.toLowerCase()),
        );
      if (best?.table.name !== name && !same) misses.push(name);
    }
    // Tables with nothing but the columns that every table has.
    expect(
      misses.filter(
        (name) => tablesByFingerprint(knownTable(name)?.columns.map((column) => column.name) ?? []).length > 0,
      ),
    ).toEqual([]);
  }, 120_000);

  it('of some columns says how well they fit', () => {
    const [best, second] = tablesByFingerprint([
      'timestamp',
      'RemoteUrl',
      'RemotePort',
      'LocalPort',
      'Protocol',
      'InitiatingProcessFileName',
    ]);
    expect(best).toMatchObject({ table: { name: 'DeviceNetworkEvents' }, form: 'defender', fit: 1, matched: 6 });
    expect(second?.matched).toBeLessThan(6);
  });

  it('of columns that no table has, or all have, finds nothing', () => {
    expect(tablesByFingerprint(['a', 'b'])).toEqual([]);
    expect(tablesByFingerprint(['TenantId', 'TimeGenerated', 'Type'])).toEqual([]);
    expect(tablesByFingerprint([])).toEqual([]);
  });

  it('shows the form', () => {
    const table = knownTable('DeviceNetworkEvents');
    if (table === undefined) throw new Error('no table');
    expect(formOf(['Timestamp', 'DeviceName'], table)).toBe('defender');
    expect(formOf(['TimeGenerated', 'DeviceName'], table)).toBe('sentinel');
  });
});
