import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/ingest/formats/index.js';
import { ingest } from '../../../src/ingest/ingest.js';
import { Store } from '../../../src/store/store.js';
import { storedRows, withIngested } from '../stored-rows.js';
import { SAMPLES } from './samples.js';

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

describe('a damaged export', () => {
  /** Cuts, bytes put in, pieces of other exports: never a crash, never half a source. */
  const sample = fc.constantFrom(...SAMPLES);
  const damaged = fc.oneof(
    fc.tuple(sample, fc.nat()).map(([{ data, ...rest }, at]) => ({ ...rest, data: data.subarray(0, at % data.length) })),
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
