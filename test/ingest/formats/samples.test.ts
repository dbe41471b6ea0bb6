import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/ingest/formats/index.js';
import { ingest } from '../../../src/ingest/ingest.js';
import { isGzip } from '../../../src/ingest/inputs/chunks.js';
import { encodingOf } from '../../../src/ingest/inputs/encoding.js';
import { Store } from '../../../src/store/store.js';
import { zip } from '../inputs/zip-archive.js';
import { storedRows, withIngested } from '../stored-rows.js';
import { SAMPLES, type Sample } from './samples.js';

describe('an export from', () => {
  it.each(SAMPLES.map((sample) => [sample.shape, sample] as const))('%s', async (_, sample) => {
    const { data, path = 'export', options = {}, table, columns, rows, format, notes = [] } = sample;
    await withIngested([{ name: path, bytes: data }], options, (store, { files }) => {
      const [file] = files;
      expect(file).toMatchObject({ status: 'ingested', format, rejected: 0, rows: rows.length });
      expect(file?.tables.map((report) => report.table)).toEqual([table]);
      expect(storedRows(store, table, columns)).toEqual(rows);
      for (const note of notes) expect(file?.notes.join('\n')).toContain(note);
      if (notes.length === 0) expect(file?.notes).toEqual([]);
    });
  });

  it('every format is among them', () => {
    expect(new Set(SAMPLES.map(({ format }) => format))).toEqual(new Set(FORMATS.map(({ name }) => name)));
  });
});

/** The text of a sample that has one and is not compressed. */
function textOf({ data, format }: Sample): string | undefined {
  const { encoding, mark } = encodingOf(data);
  return isGzip(data) || format === 'parquet' ? undefined : new TextDecoder(encoding).decode(data.subarray(mark));
}

function delimited(sample: Sample, delimiter: string): Buffer | undefined {
  const text = sample.format === 'csv' ? textOf(sample) : undefined;
  // With semicolons, spreadsheets write commas into numbers.
  if (text === undefined || sample.shape.includes('German')) return undefined;
  const rows: string[][] = parse(text, { bom: true });
  const quote = (field: string) =>
    /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
  return Buffer.from(rows.map((row) => `${row.map(quote).join(delimiter)}\n`).join(''));
}

describe('the same export', () => {
  const variants: [string, (sample: Sample) => Buffer | undefined][] = [
    ['compressed', ({ data }) => (isGzip(data) ? undefined : gzipSync(data))],
    ['in an archive', ({ data, path = 'export' }) => zip([{ name: path, data }])],
    ['in UTF-16', (sample) => swapless(textOf(sample))],
    ['with semicolons', (sample) => delimited(sample, ';')],
    ['with tabs', (sample) => delimited(sample, '\t')],
    ['with bars', (sample) => delimited(sample, '|')],
  ];

  function swapless(text: string | undefined): Buffer | undefined {
    return text === undefined ? undefined : Buffer.from(`\ufeff${text}`, 'utf16le');
  }

  it.each(variants)('%s', async (_, change) => {
    let seen = 0;
    for (const sample of SAMPLES) {
      const data = change(sample);
      if (data === undefined) continue;
      seen++;
      await withIngested([{ name: sample.path ?? 'export', bytes: data }], sample.options ?? {}, (store, { files }) => {
        expect(files[0]?.status, sample.shape).toBe('ingested');
        expect(storedRows(store, sample.table, sample.columns), sample.shape).toEqual(sample.rows);
      });
    }
    expect(seen).toBeGreaterThan(5);
  });

  it('cut off behind its first row has that row and says what is missing, or is refused', async () => {
    for (const sample of SAMPLES) {
      if (sample.rows.length < 2 || isGzip(sample.data)) continue;
      const data = sample.data.subarray(0, sample.data.length - 30);
      await withIngested([{ name: sample.path ?? 'export', bytes: data }], sample.options ?? {}, (store, { files }) => {
        const [file] = files;
        if (file?.status === 'refused') {
          expect(file.error?.message, sample.shape).toMatch(/ends inside its JSON|Parquet file is damaged, cut off/);
          return;
        }
        expect(file?.status, sample.shape).toBe('ingested');
        const rows = storedRows(store, sample.table, sample.columns);
        expect(rows[0]?.slice(0, 2), sample.shape).toEqual(sample.rows[0]?.slice(0, 2));
        expect(rows.length + (file?.rejected ?? 0), sample.shape).toBeGreaterThanOrEqual(1);
      });
    }
  });
});

describe('a damaged export', () => {
  /** Cuts, bytes put in, pieces of other exports: never a crash, never half a source. */
  const sample = fc.constantFrom(...SAMPLES);
  const damaged = fc.oneof(
    fc
      .tuple(sample, fc.nat())
      .map(([{ data, ...rest }, at]) => ({ ...rest, data: data.subarray(0, at % data.length) })),
    fc.tuple(sample, fc.nat(), fc.uint8Array({ maxLength: 6 })).map(([{ data, ...rest }, at, noise]) => {
      const place = at % data.length;
      return { ...rest, data: Buffer.concat([data.subarray(0, place), noise, data.subarray(place + noise.length)]) };
    }),
    fc.tuple(sample, sample, fc.nat(), fc.nat()).map(([{ data, ...rest }, other, at, from]) => ({
      ...rest,
      data: Buffer.concat([data.subarray(0, at % data.length), other.data.subarray(from % other.data.length)]),
    })),
    fc.tuple(sample, fc.uint8Array({ maxLength: 200 })).map(([rest, data]) => ({ ...rest, data: Buffer.from(data) })),
  );

  it('goes in whole or not at all, and every row is counted', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async ({ data, options = {}, path = 'export' }) => {
        const store = Store.open(':memory:');
        try {
          const [file] = (await ingest(store, [{ name: path, bytes: data }], options)).files;
          const stored = store.tables().reduce((sum, { rows }) => sum + rows, 0);
          expect(stored).toBe(file?.rows);
          expect(store.sources().length).toBe(file?.status === 'ingested' ? 1 : 0);
          expect(file?.error === undefined).toBe(file?.status === 'ingested');
        } finally {
          store.close();
        }
      }),
      { numRuns: 1000 },
    );
  }, 300_000);

  it('given again adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async ({ data, options = {}, path = 'export' }) => {
        const store = Store.open(':memory:');
        try {
          const input = [{ name: path, bytes: data }];
          const first = await ingest(store, input, options);
          const again = await ingest(store, input, options);
          expect(again.files[0]?.status).toBe(first.files[0]?.status === 'ingested' ? 'known' : first.files[0]?.status);
        } finally {
          store.close();
        }
      }),
      { numRuns: 100 },
    );
  }, 300_000);
});
