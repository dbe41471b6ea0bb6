import { describe, expect, it } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.js';
import { Store } from '../../../src/store/store.js';
import { content, storedRows, storedTypes, withIngested } from '../stored-rows.js';

function envelope(table: string, properties: object): string {
  return `${JSON.stringify({ time: '2025-01-01T00:00:00Z', category: `AdvancedHunting-${table}`, properties })}\n`;
}

describe('rows', () => {
  it('go to the table that their envelope names', async () => {
    const data = [
      envelope('DeviceEvents', { DeviceName: 'a', Timestamp: '2025-01-01T00:00:00Z' }),
      envelope('DeviceInfo', { DeviceName: 'b', OSVersion: '10.0' }),
      '{"category":"SignInLogs","properties":{}}\n',
      '{"category":"AdvancedHunting-DeviceInfo"}\n',
      envelope('DeviceEvents', { DeviceName: 'c' }),
    ];
    await withIngested([content(data.join(''))], {}, (store, { files, tables }) => {
      expect(tables).toEqual([
        { table: 'DeviceEvents', rows: 2 },
        { table: 'DeviceInfo', rows: 1 },
      ]);
      expect(files[0]?.rejects).toEqual([
        { line: 3, reason: 'no category of advanced hunting' },
        { line: 4, reason: 'no properties' },
      ]);
      expect(storedRows(store, 'DeviceInfo', ['DeviceName', 'OSVersion'])).toEqual([['b', '10.0']]);
    });
  });

  it('go to the table that their column $table names, which holds nothing else', async () => {
    const data = [
      '$table,TimeGenerated [UTC],Computer,EventID,Facility',
      'SecurityEvent,"1/13/2025, 1:00:00.000 PM",dc,4624,',
      'Syslog,"1/13/2025, 2:00:00.000 PM",web,,auth',
      '',
    ];
    await withIngested([content(data.join('\n'))], {}, (store, { files }) => {
      expect(files[0]?.tables.map(({ table, unknownColumns }) => [table, unknownColumns])).toEqual([
        ['SecurityEvent', []],
        ['Syslog', []],
      ]);
      expect(storedRows(store, 'SecurityEvent', ['TimeGenerated', 'EventID'])).toEqual([
        ['2025-01-13T13:00:00.0000000Z', '4624'],
      ]);
      expect(Object.keys(storedTypes(store, 'Syslog'))).not.toContain('$table');
      expect(Object.keys(storedTypes(store, 'Syslog'))).not.toContain('EventID');
    });
  });

  it('go to the table that their column Type names, where it is one', async () => {
    const data = 'TenantId,TimeGenerated,Type\nt,2025-01-01T00:00:00Z,Heartbeat\nt,2025-01-01T00:00:01Z,Custom_CL\n';
    await withIngested([content(data)], {}, (_, { tables }) => {
      expect(tables.map(({ table }) => table)).toEqual(['Custom_CL', 'Heartbeat']);
    });
    const other = 'DeviceName,Type\na,Heartbeats\n';
    await withIngested([content(other)], { table: 'Things_CL' }, (store) => {
      expect(storedRows(store, 'Things_CL', ['Type'])).toEqual([['Heartbeats']]);
    });
  });

  it('all go to the table that the caller names', async () => {
    const data = 'TenantId,TimeGenerated,Type\nt,2025-01-01T00:00:00Z,Heartbeat\n';
    for (const text of [data, envelope('DeviceEvents', { DeviceName: 'a' })]) {
      await withIngested([content(text)], { table: 'Mine_CL' }, (_, { tables }) => {
        expect(tables).toEqual([{ table: 'Mine_CL', rows: 1 }]);
      });
    }
  });

  it('may not name any number of tables', async () => {
    const data = Array.from({ length: 1001 }, (_, i) => envelope(`T${i}`, { a: 1 })).join('');
    await withIngested([content(data, 'f')], {}, (store, { files }) => {
      expect(files[0]?.error?.message).toBe('f: its rows name more than 1000 tables');
      expect(store.tables()).toEqual([]);
    });
  });
});

describe('columns', () => {
  it('are found in any case, and two that differ in case are two', async () => {
    await withIngested([content('devicename,REMOTEPORT\na,1\n')], { table: 'DeviceNetworkEvents' }, (store) => {
      expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName', 'RemotePort'])).toEqual([['a', '1']]);
    });
    await withIngested(
      [content('DeviceName,devicename\na,b\n')],
      { table: 'DeviceNetworkEvents' },
      (store, { files }) => {
        expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName', 'devicename'])).toEqual([['a', 'b']]);
        expect(files[0]?.tables[0]?.unknownColumns).toEqual([{ name: 'devicename', type: 'string' }]);
      },
    );
  });

  it('without a name get one, and no name occurs twice', async () => {
    await withIngested([content('{"":1,"Column2":2,"Column1":3}\n')], { table: 'Mine_CL' }, (store) => {
      expect(storedRows(store, 'Mine_CL', ['Column1', 'Column2', 'Column11'])).toEqual([['1', '2', '3']]);
    });
    const columns = ['A', 'A', '', '\ud800'].map((name) => ({ name, type: 'long' }));
    const answer = JSON.stringify({ tables: [{ name: 'PrimaryResult', columns, rows: [[1, 2, 3, 4]] }] });
    await withIngested([content(answer)], { table: 'Mine_CL' }, (store) => {
      expect(storedRows(store, 'Mine_CL', ['A', 'A1', 'Column3', '\ufffd'])).toEqual([['1', '2', '3', '4']]);
    });
  });

  it('have the types of the product that the file comes from', async () => {
    const fields = '"{""a"":1}"';
    await withIngested(
      [content(`Timestamp,DeviceName,AdditionalFields\n,a,${fields}\n`)],
      { table: 'DeviceEvents' },
      (store) => {
        expect(storedTypes(store, 'DeviceEvents').AdditionalFields).toBe('string');
      },
    );
    await withIngested(
      [content(`TimeGenerated,DeviceName,AdditionalFields\n,a,${fields}\n`)],
      { table: 'DeviceEvents' },
      (store) => {
        expect(storedTypes(store, 'DeviceEvents')).toMatchObject({ AdditionalFields: 'dynamic', TenantId: 'string' });
      },
    );
    await withIngested([content('DeviceName\na\n')], { table: 'DeviceEvents', form: 'sentinel' }, (store) => {
      expect(storedTypes(store, 'DeviceEvents').AdditionalFields).toBe('dynamic');
    });
  });

  it('keep the types that the table has', async () => {
    const store = Store.open(':memory:');
    const options = { table: 'DeviceEvents' };
    await ingest(store, [content('Timestamp,AdditionalFields,Extra\n,"{""a"": 1}",5\n')], options);
    const [file] = (
      await ingest(store, [content('TimeGenerated,AdditionalFields,Extra,TenantId\n,"{""b"": 2}",x,t\n')], options)
    ).files;
    expect(storedTypes(store, 'DeviceEvents')).toMatchObject({
      AdditionalFields: 'string',
      Extra: 'long',
      TenantId: 'string',
    });
    expect(storedRows(store, 'DeviceEvents', ['AdditionalFields', 'Extra', 'TenantId'])).toEqual([
      ['{"a": 1}', '5', ''],
      ['{"b": 2}', null, 't'],
    ]);
    expect(file?.tables[0]?.misfits).toMatchObject([{ column: 'Extra', type: 'long', count: 1 }]);
    store.close();
  });

  it('have the types and the order of a schema that the caller gives', async () => {
    const schema = [
      { name: 'Id', type: 'string' },
      { name: 'When', type: 'datetime' },
    ] as const;
    await withIngested([content('7,2025-01-01T00:00:00Z\n')], { table: 'Mine_CL', schema, header: false }, (store) => {
      expect(storedTypes(store, 'Mine_CL')).toEqual({ Id: 'string', When: 'datetime' });
      expect(storedRows(store, 'Mine_CL', ['Id', 'When'])).toEqual([['7', '2025-01-01T00:00:00.0000000Z']]);
    });
  });

  it('of a file without a header have to be named', async () => {
    await withIngested([content('7,2025-01-01T00:00:00Z\n', 'f')], { table: 'Mine_CL' }, (_, { files }) => {
      expect(files[0]?.error?.message).toBe(
        'f:1: the first line is no header; name the table with --table and its columns with --schema',
      );
    });
    const schema = [{ name: 'Id', type: 'long' }] as const;
    await withIngested([content('7,2025-01-01T00:00:00Z\n', 'f')], { table: 'Mine_CL', schema }, (_, { files }) => {
      expect(files[0]?.error?.message).toBe('f:1: the file has 2 columns and no header, the schema has 1');
    });
  });

  it('that list columns are a schema, no rows', async () => {
    await withIngested(
      [content('ColumnName,ColumnOrdinal,DataType,ColumnType\nA,0,System.String,string\n', 'f')],
      {},
      (_, { files }) => {
        expect(files[0]?.error?.message).toBe('f: this is the schema of a table, not its rows; give it with --schema');
      },
    );
  });
});
