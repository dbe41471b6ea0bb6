// What goes into the database depends on no number of threads.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IngestError, type IngestOptions, type IngestReport, type Input, ingest } from '../../../src/ingest/ingest.js';
import { Kernel } from '../../../src/ingest/kernel/kernel.js';
import { KernelMemory } from '../../../src/ingest/kernel/kernel-memory.js';
import { BATCH_ROWS } from '../../../src/ingest/tables/table-builder.js';
import { Threads } from '../../../src/ingest/threads/threads.js';
import { Store } from '../../../src/store/store.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { FIXTURES } from '../fixtures/all.js';
import { content } from '../stored-rows.js';

const folder = temporaryFolder();
let databases = 0;

interface Result {
  readonly report: IngestReport;
  /** Every row of every table of the file, but for the times of ingestion. */
  readonly stored: Readonly<Record<string, unknown[]>>;
}

const STORED = {
  tables: 'SELECT * FROM tables',
  columns: 'SELECT * FROM columns',
  sources: 'SELECT id, name, format, hash, bytes, header, continues, duplicates FROM sources',
  segments: 'SELECT * FROM segments',
  segmentColumns: 'SELECT * FROM segment_columns',
  blobs: 'SELECT id, hex(data) FROM blobs',
  rejects: 'SELECT * FROM rejects',
};

/** @param buffer bytes of rows that may wait; with few of them every batch becomes a segment, however small */
async function ingested(inputs: readonly Input[], options: IngestOptions, buffer?: number): Promise<Result> {
  const file = path.join(folder, `${databases++}.db`);
  const store = Store.open(file, buffer === undefined ? {} : { buffer });
  const report = await ingest(store, inputs, options);
  store.close();
  const database = new Database(file, { readonly: true });
  const stored = Object.entries(STORED).map(([name, sql]) => [name, database.prepare(sql).all()]);
  database.close();
  return { report, stored: Object.fromEntries(stored) };
}

interface How {
  readonly buffer?: number;
  readonly threads?: readonly number[];
}

async function expectSame(inputs: readonly Input[], options: IngestOptions, how: How = {}): Promise<Result> {
  const { buffer, threads = [1, 2] } = how;
  const alone = await ingested(inputs, { ...options, threads: 0 }, buffer);
  for (const count of threads) expect(await ingested(inputs, { ...options, threads: count }, buffer)).toEqual(alone);
  return alone;
}

const field = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '7',
    '1,5',
    'x\ny',
    'x\r\ny',
    'say "so"',
    'é',
    '日本',
    '\ufeff',
    '2025-03-09T17:04:05Z',
    '{"a":1}',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const rows = fc.array(fc.tuple(field, field, field), { maxLength: 30 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = fc
  .tuple(
    rows,
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\ufeff'),
    fc.constantFrom('', 'a,b', '"cut', 'a"b,"c"d,e'),
  )
  .map(([records, newline, mark, bad]) => {
    const lines = records.map((record) => record.map(quoted).join(','));
    return mark + ['Id,Name,Text', ...lines, bad, ''].join(newline);
  });
const jsonLines = fc.tuple(rows, fc.constantFrom('', '{"Id":', 'no', '[1]')).map(([records, bad]) => {
  return [...records.map(([Id, Name, Text]) => JSON.stringify({ Id, Name, Text })), bad, ''].join('\n');
});

describe('a database filled by threads is the one filled without', () => {
  it('for files of every shape', async () => {
    const inputs = FIXTURES.filter(({ options }) => options === undefined).map(({ file, data }) => content(data, file));
    const { report } = await expectSame(inputs, {}, { buffer: 1 });
    expect(report.files.length).toBeGreaterThan(10);
  });

  it('for files of any fields, good and bad', async () => {
    const files = fc.array(fc.oneof(csv, jsonLines), { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(files, async (texts) => {
        const inputs = texts.map((text, i) => content(text, `${i}`));
        await expectSame(inputs, { table: 'T_CL', again: true }, { buffer: 1, threads: [2] });
      }),
      { numRuns: 3 },
    );
  });

  it('for more rows than a segment has, in several files', async () => {
    const line = (row: number) =>
      `${row},"n ${row % 9}","${row % 7 === 0 ? 'é' : 'line\r\nbreak'}",${row % 5 === 0 ? '' : row * 0.5}`;
    const lines = Array.from({ length: BATCH_ROWS + 5000 }, (_, row) => (row % 4000 === 9 ? 'cut' : line(row)));
    const text = ['Id,Name,Text,Size', ...lines, ''].join('\r\n');
    const { report, stored } = await expectSame(
      [content(text), content(text.slice(0, 9000), 'b')],
      { table: 'T_CL' },
      { threads: [2] },
    );
    expect(report.files).toMatchObject([{ status: 'ingested' }, { status: 'ingested' }]);
    expect(report.files[0]?.rejected).toBe(35);
    expect(stored.segments?.length).toBe(3);
  });

  it('when the types of the first rows are not those of the last', async () => {
    const lines = Array.from({ length: BATCH_ROWS + 10 }, (_, row) => `${row},1.5`);
    const { report } = await expectSame([content(['Id,Version', ...lines, 'x,1.5.1', ''].join('\n'))], {
      table: 'T_CL',
    });
    expect(report.files[0]?.rows).toBe(BATCH_ROWS + 11);
  });
});

describe('threads', () => {
  const lines = 'Id,Name\n1,a\n';

  it('leave nothing of a file that is refused', async () => {
    const { report, stored } = await expectSame(
      [content(`${lines}1,2,3\n`)],
      { table: 'T_CL', strict: true },
      { buffer: 1 },
    );
    expect(report.files[0]?.status).toBe('refused');
    expect(stored.segments).toEqual([]);
  });

  it('give their errors to who asked, and go on', async () => {
    const threads = new Threads(1);
    try {
      const codes = new Uint32Array(1);
      const values = { kind: 'text', type: 'string', length: 1, texts: ['a'] } as const;
      const broken = { kind: 'numbers', type: 'long', length: -1, data: new BigInt64Array(0), nulls: null } as const;
      const [good, bad] = await Promise.allSettled([threads.encode({ values, codes }), threads.encode(broken)]);
      expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
    } finally {
      await threads.close();
    }
  });

  it('hash contents as the caller would', async () => {
    const threads = new Threads(1);
    try {
      const memory = new KernelMemory(new Kernel());
      const [large, small] = [threads.hash(Infinity, memory), threads.hash(0, memory)];
      const piece = Buffer.alloc(700_001, 'kql');
      for (let i = 0; i < 40; i++) for (const hash of [large, small]) await hash.update(piece);
      expect(large.constructor).not.toBe(small.constructor);
      expect(await large.digest()).toBe(await small.digest());
    } finally {
      await threads.close();
    }
  });

  it('do not keep the process', () => {
    const file = path.join(folder, 'input.csv');
    writeFileSync(file, lines);
    const door = path.resolve('src/index.ts');
    const script = `
      const { openDatabase } = await import(${JSON.stringify(door)});
      const database = openDatabase(':memory:', { buffer: 1 });
      const { files } = await database.ingest(${JSON.stringify(file)}, { table: 'T_CL', threads: 2 });
      console.log(files[0].rows);`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
    expect([status, stdout]).toEqual([0, '1\n']);
  });

  it('are a whole number', async () => {
    const store = Store.open(':memory:');
    for (const threads of [-1, 0.5, Number.NaN]) {
      await expect(ingest(store, [content(lines)], { threads })).rejects.toThrow(IngestError);
    }
    store.close();
  });
});
