import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../ingest/inputs/zip-archive.js';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const place = (name: string) => path.join(folder, name);
const file = (name: string, content: string | Buffer): string => {
  mkdirSync(path.dirname(place(name)), { recursive: true });
  writeFileSync(place(name), content);
  return place(name);
};

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

/** The rows of a query, as objects. */
function rows(db: string, kql: string): unknown {
  return JSON.parse(cli.run(['query', kql, '--db', db, '--format', 'json']).out);
}

const EXPORT = '2025-03-09T17:04:05.1234567Z,desk-1,443\n2025-03-09T17:04:06.5Z,desk-2,\n';

describe('ingest', () => {
  it.each([
    [
      'getschema',
      'ColumnName,ColumnOrdinal,DataType,ColumnType\nSeen,0,System.DateTime,datetime\nDesk,1,System.String,string\nPort,2,System.Int32,int\n',
    ],
    ['JSON', '[{"name":"Seen","type":"datetime"},{"name":"Desk","type":"string"},{"name":"Port","type":"int"}]'],
    ['KQL', 'datatable (Seen: datetime, Desk: string, Port: int)'],
  ])('takes a pipe without a header, with a schema as %s', (name, schema) => {
    const db = place(`${name}.db`);
    const args = ['ingest', '-', '--table', 'Desks', '--schema', file(`${name}.txt`, schema), '--db', db];
    expect(cli.run(args, gzipSync(EXPORT))).toMatchObject({ code: 0, err: '' });
    expect(rows(db, 'Desks | where Port == 443 | project Desk, Seen')).toEqual([
      { Desk: 'desk-1', Seen: '2025-03-09T17:04:05.1234567Z' },
    ]);
    // The table now tells its columns itself.
    const more = cli.run(['ingest', '-', '--table', 'Desks', '--db', db], EXPORT.replaceAll('desk', 'shelf'));
    expect(more.code).toBe(0);
    expect(rows(db, 'Desks | count')).toEqual([{ Count: 4 }]);
  });

  it('says what is wrong with a schema', () => {
    const schema = file('bad.txt', 'datatable (Seen: time, Desk: text)');
    const { code, err } = cli.run(['ingest', '-', '--table', 'T', '--schema', schema, '--db', place('bad.db')], EXPORT);
    expect([code, err.trim()]).toEqual([2, `error: ${schema}: column 'Desk': there is no type 'text'`]);
  });

  it('takes the form of a table that the caller names', () => {
    const csv = file('e.csv', 'Timestamp,DeviceName,AdditionalFields\n2025-03-09T17:04:05Z,a,"{""k"":5}"\n');
    for (const [form, type] of [
      ['defender', 'string'],
      ['sentinel', 'dynamic'],
    ] as const) {
      const db = place(`${form}.db`);
      expect(cli.run(['ingest', csv, '--table', 'DeviceEvents', '--form', form, '--db', db]).code).toBe(0);
      expect(
        rows(db, 'DeviceEvents | project Type = gettype(AdditionalFields), K = toint(parse_json(AdditionalFields).k)'),
      ).toEqual([{ Type: type === 'dynamic' ? 'dictionary' : type, K: 5 }]);
    }
  });

  it('finds the tables of the blobs in a folder by their containers, names and contents', () => {
    const blob = 'WorkspaceResourceId=/subscriptions/s/workspaces/w/y=2025/m=03/d=09/h=17/m=00/PT05M.json';
    const event = { TimeGenerated: '2025-03-09T17:04:05Z', DeviceName: 'desk-1' };
    const envelope = { category: 'AdvancedHunting-DeviceInfo', properties: { Timestamp: '2025-03-09T17:04:05Z' } };
    file(`blobs/am-devicenetworkevents/${blob}`, JSON.stringify(event));
    file(`blobs/am-loans_cl/${blob}`, JSON.stringify({ TimeGenerated: '2025-03-09T17:04:05Z', Fee_d: 1 }));
    file(
      'blobs/insights-logs-advancedhunting-deviceinfo/tenantId=t/y=2025/m=03/d=09/h=17/m=00/PT1H.json',
      JSON.stringify(envelope),
    );
    file('blobs/portal/DeviceEvents.csv.gz', gzipSync('Timestamp,DeviceName,ActionType\n2025-03-09T17:04:05Z,a,b\n'));
    file(
      'blobs/portal/more.zip',
      zip([{ name: 'Syslog.json', data: Buffer.from('[{"TimeGenerated":"2025-03-09T17:04:05Z","Computer":"c"}]') }]),
    );
    file('blobs/README.txt', 'These are the exports of March.\n');
    const db = place('blobs.db');
    const { code, out } = cli.run(['ingest', place('blobs'), '--db', db, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      tables: ['DeviceEvents', 'DeviceInfo', 'DeviceNetworkEvents', 'Syslog', 'loans_CL'].map((table) => ({
        table,
        rows: 1,
      })),
    });
  });
});
