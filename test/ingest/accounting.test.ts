import { describe, expect, it } from 'vitest';
import type { IngestOptions } from '../../src/ingest/ingest.js';
import { content, storedRows, withIngested } from './stored-rows.js';

const TABLE = { table: 'DeviceNetworkEvents' };

/** The report of the only file, and what the database says of it. */
async function accountOf(data: string, options: IngestOptions = TABLE) {
  return withIngested([content(data, 'f')], options, (store, { files }) => {
    const [report] = files;
    if (report === undefined) throw new Error('there is no report');
    return { report, sources: store.sources(), rejects: [...store.rejects()] };
  });
}

describe('the report', () => {
  const DATA = [
    'Timestamp,DeviceName,ReportId,RemotePort,Risk',
    '2024-05-01T10:00:03Z,a,1,443,x',
    '2024-05-01T10:00:01Z,a,2,many,',
    'too short',
    '2024-05-01T10:00:03Z,a,1,443,x',
    '2024-05-01T10:00:02Z,a,3,70000000000,1.5',
    'a,b,c,d,e,f',
    '',
  ].join('\n');

  it('accounts for every row', async () => {
    const { report, sources, rejects } = await accountOf(DATA, { ...TABLE, dedupe: true });
    expect(report).toMatchObject({ rows: 3, duplicates: 1, rejected: 2 });
    expect(report.tables).toEqual([
      {
        table: 'DeviceNetworkEvents',
        namedBy: 'the caller',
        guessed: false,
        rows: 3,
        duplicates: 1,
        rejected: 2,
        incomplete: 2,
        oldest: 638501544010000000n,
        newest: 638501544030000000n,
        unknownColumns: [{ name: 'Risk', type: 'string' }],
        misfits: [
          {
            column: 'RemotePort',
            type: 'int',
            count: 2,
            examples: [
              { line: 3, text: 'many' },
              { line: 6, text: '70000000000' },
            ],
          },
        ],
        coarseTimes: [],
      },
    ]);
    expect(sources).toMatchObject([
      {
        tables: [{ name: 'DeviceNetworkEvents', rows: 3 }],
        rejected: 2,
        incomplete: 2,
        duplicates: 1,
        header: 'Timestamp,DeviceName,ReportId,RemotePort,Risk',
      },
    ]);
    expect(rejects.map(({ line, table, taken, raw }) => [line, table, taken, raw])).toEqual([
      [4, 'DeviceNetworkEvents', false, 'too short'],
      [7, 'DeviceNetworkEvents', false, 'a,b,c,d,e,f'],
      [3, 'DeviceNetworkEvents', true, '2024-05-01T10:00:01Z,a,2,many,'],
      [6, 'DeviceNetworkEvents', true, '2024-05-01T10:00:02Z,a,3,70000000000,1.5'],
    ]);
  });

  it('has all findings in a sentence each', async () => {
    const { report } = await accountOf(DATA);
    expect(report.findings).toEqual([
      '2 rows cannot be read, first line 4: 1 fields where there are 5 columns',
      'DeviceNetworkEvents.RemotePort: 2 values are no int, first on line 3: "many"',
      'DeviceNetworkEvents has no column Risk',
    ]);
  });

  it('names unknown columns each time, whether the table has them by now or not', async () => {
    const files = ['DeviceName,Risk\na,1\n', 'DeviceName,Risk\nb,2\n'].map((data, i) => content(data, `${i}`));
    await withIngested(files, TABLE, (_, report) => {
      for (const file of report.files) expect(file.tables[0]?.unknownColumns).toEqual([{ name: 'Risk', type: 'long' }]);
    });
  });

  it('does not say of which table a row is that cannot be read, where there are several', async () => {
    const data = '{"$table":"AlertInfo","AlertId":"a"}\n{"$table":"AlertEvidence","AlertId":"a"}\nx\n';
    const { report, rejects } = await accountOf(data, {});
    expect(report.tables.map(({ table, rejected }) => [table, rejected])).toEqual([
      ['AlertInfo', null],
      ['AlertEvidence', null],
    ]);
    expect(rejects).toMatchObject([{ line: 3, table: null, taken: false }]);
  });

  it('tells the time span of tables that nobody knows', async () => {
    const data = 'TimeGenerated,A\n2024-05-01T10:00:00Z,1\n2024-05-02T10:00:00Z,2\n';
    const { report } = await accountOf(data, { table: 'My_CL' });
    expect(report.tables[0]).toMatchObject({ oldest: 638501544000000000n, newest: 638502408000000000n });
  });
});

describe('what a spreadsheet has done', () => {
  const damaged = async (value: string) => {
    const { report } = await accountOf(`DeviceName,RemoteUrl\na,${value}\n`);
    return report.findings.map((finding) => finding.slice(0, 120));
  };

  it.each([
    ['1.78153E+15', 'a spreadsheet has rounded numbers, such as 1.78153E+15'],
    ['########', 'a spreadsheet has hidden values, such as ########'],
    ['#NAME?', 'a spreadsheet has put errors, such as #NAME?'],
    ['#N/A', 'a spreadsheet has put errors, such as #N/A'],
    ['x'.repeat(32_767), 'a spreadsheet has cut texts at 32767 characters'],
  ])('shows in a text', async (value, what) => {
    expect(await damaged(value)).toEqual([`DeviceNetworkEvents.RemoteUrl: ${what}`]);
  });

  it.each(['##', '#tag', '1E+', '12:30 PM', 'x'.repeat(32_766), 'x'.repeat(32_768)])(
    'does not show in %.20s',
    async (value) => expect(await damaged(value)).toEqual([]),
  );

  it('shows in values that do not fit', async () => {
    const { report } = await accountOf('DeviceName,ReportId\na,#####\nb,1.2E+15\n');
    expect(report.tables[0]?.misfits).toMatchObject([
      {
        column: 'ReportId',
        count: 2,
        damage: 'a spreadsheet has hidden values, such as #####, and rounded numbers, such as 1.2E+15',
      },
    ]);
  });
});

describe('times', () => {
  const coarse = async (...times: string[]) => {
    const rows = times.map((time) => `"${time}",a\n`).join('');
    const { report } = await accountOf(`Timestamp,DeviceName\n${rows}`, { ...TABLE, timezone: 'UTC' });
    return report.tables[0]?.coarseTimes;
  };

  it('that have lost their parts of seconds, or their seconds, are told', async () => {
    expect(await coarse('Oct 9, 2024 2:40:09 PM')).toEqual([{ column: 'Timestamp', unit: 'second' }]);
    expect(await coarse('13/10/2024, 14:40')).toEqual([{ column: 'Timestamp', unit: 'minute' }]);
    expect(await coarse('Oct 9, 2024 2:40:09 PM', '13/10/2024, 2:40:09.123 PM')).toEqual([]);
    expect(await coarse('2024-10-09T14:40:09Z')).toEqual([]);
  });
});

describe('both names of the time', () => {
  const COLUMNS = ['Timestamp', 'TimeGenerated'];
  const times = (data: string, options: IngestOptions = TABLE) =>
    withIngested([content(data)], options, (store) =>
      storedRows(store, options.table ?? '', COLUMNS).map((row) => row.map((time) => time?.slice(0, 10) ?? null)),
    );

  it('answer in each row that has one of them', async () => {
    const data = [
      '{"Timestamp":"2024-05-01T00:00:00Z"}',
      '{"TimeGenerated":"2024-05-02T00:00:00Z"}',
      '{"Timestamp":"2024-05-03T00:00:00Z","TimeGenerated":"2024-05-04T00:00:00Z"}',
      '{"DeviceName":"none"}',
      '{"Timestamp":"soon","TimeGenerated":"2024-05-05T00:00:00Z"}',
    ];
    expect(await times(data.join('\n'))).toEqual([
      ['2024-05-01', '2024-05-01'],
      ['2024-05-02', '2024-05-02'],
      ['2024-05-03', '2024-05-04'],
      [null, null],
      ['2024-05-05', '2024-05-05'],
    ]);
  });

  it('answer where the caller gives the columns of a known table', async () => {
    const schema = [
      { name: 'TimeGenerated', type: 'datetime' },
      { name: 'DeviceName', type: 'string' },
    ] as const;
    expect(await times('TimeGenerated,DeviceName\n2024-05-01T00:00:00Z,a\n', { ...TABLE, schema })).toEqual([
      ['2024-05-01', '2024-05-01'],
    ]);
  });
});

describe('a caller who is strict', () => {
  const refusal = async (data: string, options: IngestOptions = TABLE) => {
    const { report, sources, rejects } = await accountOf(data, { strict: true, ...options });
    expect([sources, rejects]).toEqual([[], []]);
    expect(report).toMatchObject({ status: 'refused', rows: 0, tables: [] });
    return report;
  };

  it('is told every finding', async () => {
    const report = await refusal('DeviceName,RemotePort,Risk\na,b,1\nc\n');
    expect(report.error?.message).toBe(
      'f: 1 row cannot be read, first line 3: 1 fields where there are 3 columns (and 2 more)',
    );
    expect(report.findings).toHaveLength(3);
  });

  it.each([
    ['a row', 'DeviceName,RemotePort\na,1\nb\n'],
    ['a value', 'DeviceName,RemotePort\na,x\n'],
    ['a column', 'DeviceName,Risk\na,x\n'],
    ['damage', 'DeviceName,RemoteUrl\na,####\n'],
    ['a zone that nobody named', 'Timestamp,DeviceName\n"Oct 9, 2024 2:40:09.5 PM",a\n'],
    ['times to the second', 'Timestamp,DeviceName\n"Oct 9, 2024 2:40:09 PM UTC",a\n'],
  ])('is refused a file for %s', async (_, data) => {
    expect((await refusal(data)).findings).toHaveLength(1);
  });

  it('is refused a guess', async () => {
    const header = 'Timestamp,DeviceId,DeviceName,ActionType,RemoteIP,RemotePort,RemoteUrl,LocalIP,LocalPort,Protocol';
    const report = await refusal(`${header}\n2024-05-01T00:00:00Z,d,a,x,10.0.0.1,1,u,10.0.0.2,2,Tcp\n`, {});
    expect(report.findings).toEqual([
      expect.stringMatching(/^the table DeviceNetworkEvents is a guess, from its columns/),
    ]);
  });
});
