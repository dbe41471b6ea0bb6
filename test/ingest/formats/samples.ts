// A small export in each shape, and what is in it: two connections of a made-up network.

import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { IngestOptions } from '../../../src/ingest/ingest.js';

export interface Sample {
  /** What wrote it. */
  readonly shape: string;
  /** The name of the format that reads it. */
  readonly format: string;
  readonly data: Buffer;
  readonly options?: IngestOptions;
  /** The path of the file, where it matters. */
  readonly path?: string;
  readonly table: string;
  readonly rows: readonly (readonly (string | null)[])[];
  readonly columns: readonly string[];
  /** Parts of the notes. */
  readonly notes?: readonly string[];
}

const FIRST = '2025-03-09T17:04:05.1234567Z';
const SECOND = '2025-03-09T17:04:06.5000000Z';

const COLUMNS = [
  'Timestamp',
  'DeviceName',
  'ActionType',
  'RemotePort',
  'IsInitiatingProcessRemoteSession',
  'AdditionalFields',
  'InitiatingProcessCreationTime',
];
const ROWS = [
  [
    FIRST,
    'kiosk-7',
    'ConnectionSuccess',
    '8443',
    'False',
    '{"zone":"dmz","hops":[3,4]}',
    '2025-03-09T08:00:00.0000000Z',
  ],
  [SECOND, 'kiosk-8', 'ConnectionFailed', null, 'True', '', null],
];
/** The same as a workspace has it: the additional fields are dynamic. */
const WORKSPACE_ROWS = [ROWS[0] ?? [], [SECOND, 'kiosk-8', 'ConnectionFailed', null, 'True', null, null]];

const HEADER = [
  'Timestamp',
  'DeviceId',
  'DeviceName',
  'ActionType',
  'RemoteIP',
  'RemotePort',
  'LocalIP',
  'LocalPort',
  'Protocol',
  'IsInitiatingProcessRemoteSession',
  'AdditionalFields',
  'InitiatingProcessCreationTime',
];

function csvText(times: readonly string[], line: string, nullTime = ''): string {
  const [first, second, creation] = times.map((time) => (time.includes(',') ? `"${time}"` : time));
  return [
    HEADER.join(','),
    `${first},d1,kiosk-7,ConnectionSuccess,198.51.100.4,8443,10.1.1.7,50001,Tcp,0,"{""zone"":""dmz"",""hops"":[3,4]}",${creation}`,
    `${second},d2,kiosk-8,ConnectionFailed,,,10.1.1.8,50002,Tcp,1,,${nullTime}`,
    '',
  ].join(line);
}

const EVENTS = [
  {
    Timestamp: FIRST,
    DeviceId: 'd1',
    DeviceName: 'kiosk-7',
    ActionType: 'ConnectionSuccess',
    RemoteIP: '198.51.100.4',
    RemotePort: 8443,
    LocalIP: '10.1.1.7',
    LocalPort: 50001,
    Protocol: 'Tcp',
    IsInitiatingProcessRemoteSession: false,
    AdditionalFields: '{"zone":"dmz","hops":[3,4]}',
    InitiatingProcessCreationTime: '2025-03-09T08:00:00Z',
  },
  {
    Timestamp: '2025-03-09T17:04:06.5Z',
    DeviceId: 'd2',
    DeviceName: 'kiosk-8',
    ActionType: 'ConnectionFailed',
    RemoteIP: null,
    RemotePort: null,
    LocalIP: '10.1.1.8',
    LocalPort: 50002,
    Protocol: 'Tcp',
    IsInitiatingProcessRemoteSession: true,
    AdditionalFields: null,
    InitiatingProcessCreationTime: null,
  },
];

function envelope(event: object): object {
  return {
    time: '2025-03-09T17:10:00Z',
    tenantId: 't',
    operationName: 'Publish',
    category: 'AdvancedHunting-DeviceNetworkEvents',
    properties: event,
    Tenant: 'DefaultTenant',
  };
}

function declared(nameKey: string, typeKey: string): object[] {
  const types: Record<string, string> = {
    Timestamp: 'DateTime',
    RemotePort: 'Int32',
    LocalPort: 'Int32',
    IsInitiatingProcessRemoteSession: 'SByte',
    InitiatingProcessCreationTime: 'DateTime',
  };
  return HEADER.map((name) => ({ [nameKey]: name, [typeKey]: types[name] ?? 'String' }));
}

function values(event: Record<string, unknown>): unknown[] {
  return HEADER.map((name) => event[name]);
}

/** A workspace's CSV with the zone of its times in the header. */
function workspaceCsv(zone: string): string {
  return [
    `\ufeffTenantId,TimeGenerated [${zone}],Timestamp [${zone}],DeviceName,ActionType,RemotePort,IsInitiatingProcessRemoteSession,AdditionalFields,Type`,
    't,"3/9/2025, 5:04:05.123 PM","3/9/2025, 5:04:05.123 PM",kiosk-7,ConnectionSuccess,8443,false,"{\r\n  ""zone"": ""dmz""\r\n}",DeviceNetworkEvents',
    't,"3/9/2025, 5:04:06.500 PM","3/9/2025, 5:04:06.500 PM",kiosk-8,ConnectionFailed,,true,,DeviceNetworkEvents',
    '',
  ].join('\r\n');
}

const WORKSPACE_COLUMNS = ['TimeGenerated', 'DeviceName', 'RemotePort', 'AdditionalFields', 'Type'];

function workspaceRows(hour: string): (string | null)[][] {
  return [
    [`2025-03-09T${hour}:04:05.1230000Z`, 'kiosk-7', '8443', '{"zone":"dmz"}', 'DeviceNetworkEvents'],
    [`2025-03-09T${hour}:04:06.5000000Z`, 'kiosk-8', null, null, 'DeviceNetworkEvents'],
  ];
}

const SIGNINS =
  'TenantId,TimeGenerated [UTC],IsInteractive,UserPrincipalName\r\nt,"3/9/2025, 5:04:05.123 PM",true,"Jörg"\r\n';
const SIGNIN_ROWS = [['2025-03-09T17:04:05.1230000Z', 'True', 'Jörg']];
const SIGNIN_COLUMNS = ['TimeGenerated', 'IsInteractive', 'UserPrincipalName'];

function swapped(data: Buffer): Buffer {
  return Buffer.from(data).swap16();
}

/** The same with a column a member. */
function parquetOf(events: typeof EVENTS): Buffer {
  // All events have the same members.
  const names = Object.keys(EVENTS[0] ?? {}) as (keyof (typeof EVENTS)[number])[];
  const columnData = names.map((name) => {
    const data = events.map((event) => event[name]);
    const type = typeof data[0] === 'number' ? 'INT32' : typeof data[0] === 'boolean' ? 'BOOLEAN' : 'STRING';
    return { name, data, type } as const;
  });
  return Buffer.from(parquetWriteBuffer({ columnData }));
}

const defender = { table: 'DeviceNetworkEvents', columns: COLUMNS, rows: ROWS } as const;
const workspace = { table: 'DeviceNetworkEvents', columns: WORKSPACE_COLUMNS } as const;
const signins = {
  table: 'SigninLogs',
  columns: SIGNIN_COLUMNS,
  rows: SIGNIN_ROWS,
  options: { table: 'SigninLogs' },
} as const;

function truncatedTo(digits: number): (string | null)[][] {
  return ROWS.map(([time = null, ...rest]) => [
    time === null ? null : `${time.slice(0, 20 + digits).padEnd(27, '0')}Z`,
    ...rest,
  ]);
}

export const SAMPLES: readonly Sample[] = [
  {
    ...defender,
    shape: 'Defender portal, ISO times',
    format: 'csv',
    data: Buffer.from(csvText([FIRST, '2025-03-09T17:04:06.5Z', '2025-03-09T08:00:00Z'], '\n')),
  },
  {
    ...defender,
    shape: 'Defender portal, an American browser',
    format: 'csv',
    data: Buffer.from(
      `\ufeff${csvText(['Mar 9, 2025 5:04:05 PM', 'Mar 9, 2025 5:04:06 PM', 'Mar 9, 2025 8:00:00 AM'], '\r\n', 'Invalid date')}`,
    ),
    rows: truncatedTo(-1).map((row, i) => [`2025-03-09T17:04:0${5 + i}.0000000Z`, ...row.slice(1)]),
    notes: ['Timestamp: times without a zone were read as UTC'],
  },
  {
    ...defender,
    shape: 'Defender portal, a British browser in Paris',
    format: 'csv',
    data: Buffer.from(
      `\ufeff${csvText(['09/03/2025, 6:04:05.123 pm', '09/03/2025, 6:04:06.500 pm', '09/03/2025, 9:00:00.000 am'], '\r\n')}`,
    ),
    options: { timezone: 'Europe/Paris' },
    rows: truncatedTo(3),
  },
  {
    ...defender,
    shape: 'Defender advanced hunting API',
    format: 'defender-api',
    data: Buffer.from(
      JSON.stringify({ Stats: { ExecutionTime: 0.2 }, Schema: declared('Name', 'Type'), Results: EVENTS }, null, 1),
    ),
  },
  {
    ...defender,
    shape: 'Microsoft Graph runHuntingQuery',
    format: 'graph-hunting',
    data: Buffer.from(
      JSON.stringify({
        '@odata.context': 'https://graph.example/$metadata',
        schema: declared('name', 'type'),
        results: EVENTS.map(
          ({ RemotePort, InitiatingProcessCreationTime, IsInitiatingProcessRemoteSession, ...rest }) => ({
            ...rest,
            RemotePort: RemotePort ?? {},
            'IsInitiatingProcessRemoteSession@odata.type': '#SByte',
            IsInitiatingProcessRemoteSession: Number(IsInitiatingProcessRemoteSession),
            InitiatingProcessCreationTime: InitiatingProcessCreationTime ?? {},
          }),
        ),
      }),
    ),
  },
  {
    ...defender,
    shape: 'Defender streaming API to storage',
    format: 'defender-streaming',
    data: Buffer.from(EVENTS.map((event) => `${JSON.stringify(envelope(event))}\n`).join('')),
  },
  {
    ...defender,
    shape: 'Defender streaming API to an event hub',
    format: 'defender-eventhub',
    data: Buffer.from(JSON.stringify({ records: EVENTS.map(envelope) })),
  },
  {
    ...workspace,
    shape: 'Log Analytics portal, UTC',
    format: 'csv',
    data: Buffer.from(workspaceCsv('UTC')),
    rows: workspaceRows('17'),
  },
  {
    ...workspace,
    shape: 'Log Analytics portal, local time',
    format: 'csv',
    data: Buffer.from(workspaceCsv('Local Time')),
    options: { timezone: '+05:00' },
    rows: workspaceRows('12'),
  },
  {
    ...workspace,
    shape: 'Log Analytics portal, local time that nobody names',
    format: 'csv',
    data: Buffer.from(workspaceCsv('Local Time')),
    rows: workspaceRows('17'),
    notes: ['times in TimeGenerated are in the local time of who exported them'],
  },
  {
    ...workspace,
    shape: 'Log Analytics portal, a named zone',
    format: 'csv',
    data: Buffer.from(workspaceCsv('Eastern Time (US and Canada)')),
    // The clocks went forward on that day.
    rows: workspaceRows('21'),
  },
  {
    shape: 'Log Analytics portal, older, with null spelled out',
    format: 'csv',
    data: Buffer.from(
      '\ufeffTenantId,TimeGenerated,EventID,StartTime,Score\nt,2021-02-05T11:53:04.027Z,4624,null,null\nt,2021-02-05T11:53:05.027Z,,"1/1/1970, 12:00:00.000 AM",0.5\n',
    ),
    options: { table: 'Legacy_CL' },
    table: 'Legacy_CL',
    columns: ['TimeGenerated', 'EventID', 'StartTime', 'Score'],
    rows: [
      ['2021-02-05T11:53:04.0270000Z', '4624', null, null],
      ['2021-02-05T11:53:05.0270000Z', null, '1970-01-01T00:00:00.0000000Z', '0.5'],
    ],
    notes: ['StartTime: 1970-01-01 occurs'],
  },
  { ...signins, shape: 'saved by Excel as UTF-16', format: 'csv', data: Buffer.from(`\ufeff${SIGNINS}`, 'utf16le') },
  { ...signins, shape: 'UTF-16 without a mark', format: 'csv', data: Buffer.from(SIGNINS, 'utf16le') },
  {
    ...signins,
    shape: 'UTF-16, the larger byte first',
    format: 'csv',
    data: swapped(Buffer.from(`\ufeff${SIGNINS}`, 'utf16le')),
  },
  {
    shape: 'saved by a German Excel',
    format: 'csv',
    data: Buffer.from('TimeGenerated [UTC];MessageId_d;Internal_b;Size_d\r\n09.03.2025 17:04;1,78153E+12;WAHR;0,5\r\n'),
    options: {
      table: 'Mail_CL',
      schema: [
        { name: 'TimeGenerated', type: 'datetime' },
        { name: 'MessageId_d', type: 'long' },
        { name: 'Internal_b', type: 'bool' },
        { name: 'Size_d', type: 'real' },
      ],
    },
    table: 'Mail_CL',
    columns: ['TimeGenerated', 'MessageId_d', 'Internal_b', 'Size_d'],
    rows: [['2025-03-09T17:04:00.0000000Z', null, 'True', '0.5']],
    notes: ['times have no seconds'],
  },
  {
    shape: 'Log Analytics query API',
    format: 'log-analytics-api',
    data: Buffer.from(
      JSON.stringify({
        tables: [
          {
            name: 'PrimaryResult',
            columns: [
              { name: 'TimeGenerated', type: 'datetime' },
              { name: 'DeviceName', type: 'string' },
              { name: 'Load', type: 'real' },
              { name: 'AdditionalFields', type: 'dynamic' },
            ],
            rows: [
              [FIRST, 'kiosk-7', null, '{"zone":"dmz"}'],
              [SECOND, 'kiosk-8', 'NaN', null],
            ],
          },
        ],
      }),
    ),
    options: { table: 'DeviceNetworkEvents' },
    table: 'DeviceNetworkEvents',
    columns: ['TimeGenerated', 'DeviceName', 'Load', 'AdditionalFields'],
    rows: [
      [FIRST, 'kiosk-7', null, '{"zone":"dmz"}'],
      [SECOND, 'kiosk-8', 'NaN', null],
    ],
  },
  {
    shape: 'Log Analytics data export',
    format: 'jsonl',
    path: 'am-devicenetworkevents/WorkspaceResourceId=/subscriptions/s/y=2025/m=03/d=09/h=17/m=00/PT05M.json',
    data: Buffer.from(
      EVENTS.map(
        ({ Timestamp, ...event }) => `${JSON.stringify({ TenantId: 't', TimeGenerated: Timestamp, ...event })}\n`,
      ).join(''),
    ),
    table: 'DeviceNetworkEvents',
    columns: COLUMNS,
    rows: WORKSPACE_ROWS,
  },
  {
    ...defender,
    shape: 'Kusto, version 1',
    format: 'kusto-v1',
    data: Buffer.from(
      JSON.stringify({
        Tables: [
          { TableName: 'Table_0', Columns: declared('ColumnName', 'DataType'), Rows: EVENTS.map(values) },
          {
            TableName: 'Table_1',
            Columns: [{ ColumnName: 'Value', DataType: 'String' }],
            Rows: [['{"Visualization":null}']],
          },
        ],
      }),
    ),
  },
  {
    ...defender,
    shape: 'Kusto, version 2',
    format: 'kusto-v2',
    data: Buffer.from(
      JSON.stringify([
        { FrameType: 'DataSetHeader', IsProgressive: false, Version: 'v2.0' },
        {
          FrameType: 'DataTable',
          TableId: 0,
          TableKind: 'QueryProperties',
          TableName: '@ExtendedProperties',
          Columns: [{ ColumnName: 'Key', ColumnType: 'string' }],
          Rows: [['x']],
        },
        {
          FrameType: 'DataTable',
          TableId: 1,
          TableKind: 'PrimaryResult',
          TableName: 'PrimaryResult',
          Columns: declared('ColumnName', 'ColumnType'),
          Rows: EVENTS.map(values),
        },
        { FrameType: 'DataSetCompletion', HasErrors: false, Cancelled: false },
      ]),
    ),
  },
  {
    ...defender,
    shape: 'Kusto, version 2, progressive',
    format: 'kusto-v2',
    data: Buffer.from(
      JSON.stringify([
        { FrameType: 'DataSetHeader', IsProgressive: true, Version: 'v2.0' },
        {
          FrameType: 'TableHeader',
          TableId: 1,
          TableKind: 'PrimaryResult',
          TableName: 'PrimaryResult',
          Columns: declared('ColumnName', 'ColumnType'),
        },
        { FrameType: 'TableFragment', TableFragmentType: 'DataAppend', TableId: 1, Rows: EVENTS.slice(1).map(values) },
        {
          FrameType: 'TableFragment',
          TableFragmentType: 'DataReplace',
          TableId: 1,
          Rows: EVENTS.slice(0, 1).map(values),
        },
        { FrameType: 'TableProgress', TableId: 1, TableProgress: 50 },
        { FrameType: 'TableFragment', TableFragmentType: 'DataAppend', TableId: 1, Rows: EVENTS.slice(1).map(values) },
        { FrameType: 'TableCompletion', TableId: 1, RowCount: 2 },
        { FrameType: 'DataSetCompletion', HasErrors: false, Cancelled: false },
      ]),
    ),
  },
  {
    shape: '.export of Data Explorer, without a header',
    format: 'csv',
    data: Buffer.from(`${FIRST},kiosk-7,8443,True,"{""zone"":""dmz""}"\n${SECOND},kiosk-8,,False,\n`),
    options: {
      table: 'Connections',
      schema: [
        { name: 'When', type: 'datetime' },
        { name: 'Host', type: 'string' },
        { name: 'Port', type: 'int' },
        { name: 'Open', type: 'bool' },
        { name: 'More', type: 'dynamic' },
      ],
    },
    table: 'Connections',
    columns: ['When', 'Host', 'Port', 'Open', 'More'],
    rows: [
      [FIRST, 'kiosk-7', '8443', 'True', '{"zone":"dmz"}'],
      [SECOND, 'kiosk-8', null, 'False', null],
    ],
  },
  {
    shape: '.export of Data Explorer, TSV, compressed',
    format: 'csv',
    data: gzipSync(`Timestamp\tDeviceName\tRemotePort\n${FIRST}\tkiosk-7\t8443\n`),
    options: { table: 'DeviceNetworkEvents' },
    table: 'DeviceNetworkEvents',
    columns: ['Timestamp', 'DeviceName', 'RemotePort'],
    rows: [[FIRST, 'kiosk-7', '8443']],
  },
  { ...defender, shape: 'a JSON array', format: 'json', data: Buffer.from(JSON.stringify(EVENTS, null, 2)) },
  {
    ...defender,
    shape: 'JSON objects of several lines',
    format: 'json',
    data: Buffer.from(EVENTS.map((event) => JSON.stringify(event, null, 2)).join('\n')),
  },
  {
    ...defender,
    shape: 'JSON lines',
    format: 'jsonl',
    data: Buffer.from(EVENTS.map((event) => JSON.stringify(event)).join('\n')),
  },
  { ...defender, shape: 'Parquet', format: 'parquet', data: parquetOf(EVENTS) },
];
