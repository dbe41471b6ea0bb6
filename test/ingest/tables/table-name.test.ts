import { describe, expect, it } from 'vitest';
import { headerName, uniqueNames } from '../../../src/ingest/tables/header.js';
import { canonicalName, findTableName, isTableName } from '../../../src/ingest/tables/table-name.js';

const NETWORK = [
  'Timestamp',
  'DeviceName',
  'RemoteUrl',
  'RemotePort',
  'LocalPort',
  'Protocol',
  'InitiatingProcessFileName',
];

function find(path: string, columns: readonly string[] = NETWORK, others: readonly string[] = []) {
  return findTableName({ name: path, path }, columns, others);
}

describe('the name of a table', () => {
  it.each([
    ['am-securityevent/y=2024/PT05M.json', 'SecurityEvent', "the container 'am-securityevent'"],
    ['x/am-my_logs_cl/PT05M.json', 'my_logs_CL', "the container 'am-my_logs_cl'"],
    [
      'insights-logs-advancedhunting-deviceevents/y=2024/PT1H.json',
      'DeviceEvents',
      "the container 'insights-logs-advancedhunting-deviceevents'",
    ],
  ])('is in the path %s', (path, name, namedBy) => expect(find(path)).toEqual({ name, namedBy, guessed: false }));

  it('is not in a folder that has the name of a container by chance', () => {
    expect(find('home/am-bob/query_data.csv').namedBy).toBe('its columns, 7 of which this table has');
    expect(find('am-bob/PT05M.json', NETWORK, ['Bob'])).toEqual({
      name: 'Bob',
      namedBy: "the container 'am-bob'",
      guessed: false,
    });
  });

  it.each([['DeviceNetworkEvents.csv'], ['devicenetworkevents.json.gz']])('is the name of the file %s', (file) => {
    const namedBy = `the file's name '${file}'`;
    expect(find(`some/folder/${file}`)).toEqual({ name: 'DeviceNetworkEvents', namedBy, guessed: false });
  });

  it.each([
    ['devicenetworkevents (1).csv.gz'],
    ['export-DeviceNetworkEvents-2024-05-01.json'],
    ['2024_DeviceNetworkEvents_part_3.csv'],
  ])('is in the name of the file %s', (file) => {
    expect(find(`some/folder/${file}`)).toEqual({
      name: 'DeviceNetworkEvents',
      namedBy: `the file's name '${file}'`,
      guessed: true,
    });
  });

  it('in the name of the file counts only where the columns are like it', () => {
    expect(find('Heartbeat.csv').name).toBe('DeviceNetworkEvents');
  });

  it('may be that of a custom table or of one that is there', () => {
    expect(find('Firewall_CL.csv', ['a']).name).toBe('Firewall_CL');
    expect(find('firewall.csv', ['a'], ['Firewall']).name).toBe('Firewall');
  });

  it('is guessed from the columns', () => {
    expect(find('query_data.csv')).toEqual({
      name: 'DeviceNetworkEvents',
      namedBy: 'its columns, 7 of which this table has',
      guessed: true,
    });
  });

  it('is not guessed where few columns or several tables speak for it', () => {
    expect(() => find('f.csv', ['Timestamp', 'DeviceName'])).toThrow(
      /^f\.csv: nothing tells which table this is \(nearest by its columns: .*\); name it with --table$/,
    );
    expect(() => find('f.csv', [...NETWORK, 'a', 'b', 'c'])).toThrow('DeviceNetworkEvents');
  });

  it('is spelled as its product spells it', () => {
    expect(canonicalName('signinlogs')).toBe('SigninLogs');
    expect(canonicalName('Other')).toBe('Other');
    expect(['SigninLogs', 'Foo_CL', 'Foo', ''].map(isTableName)).toEqual([true, true, false, false]);
  });
});

describe('a header', () => {
  it.each([
    ['TimeGenerated [UTC]', { name: 'TimeGenerated', zone: 'UTC' }],
    [' TimeGenerated [Local Time] ', { name: 'TimeGenerated', zone: 'Local Time' }],
    ['Start [Pacific Time (US and Canada) Tijuana]', { name: 'Start', zone: 'Pacific Time (US and Canada) Tijuana' }],
    ['Plain', { name: 'Plain' }],
    ['[UTC]', { name: '[UTC]' }],
  ])('%s', (header, expected) => expect(headerName(header)).toEqual(expected));

  it('has each name once', () => {
    expect(uniqueNames(['a', 'b', 'a', '', 'a', 'a1'])).toEqual(['a', 'b', 'a1', 'Column4', 'a2', 'a11']);
  });
});
