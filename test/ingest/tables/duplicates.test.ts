import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.js';
import { KeySet } from '../../../src/ingest/tables/key-set.js';
import { Store } from '../../../src/store/store.js';
import { content, storedRows } from '../stored-rows.js';

const HEADER = 'Timestamp,DeviceName,ReportId,RemoteUrl\n';

function event(second: number, device: string, report: number | '', url = 'x'): string {
  return `2024-05-01T10:00:${String(second).padStart(2, '0')}Z,${device},${report},${url}\n`;
}

async function ingested(files: readonly string[], options = {}): Promise<{ urls: unknown; duplicates: unknown }> {
  const store = Store.open(':memory:');
  const all = { table: 'DeviceNetworkEvents', dedupe: true, ...options };
  const duplicates: unknown[] = [];
  for (const file of files) {
    const [report] = (await ingest(store, [content(HEADER + file)], all)).files;
    duplicates.push(report?.tables[0]?.duplicates);
    expect(report?.rows).toBe(report?.tables[0]?.rows ?? 0);
  }
  const urls = storedRows(store, 'DeviceNetworkEvents', ['RemoteUrl']).flat();
  store.close();
  return { urls, duplicates };
}

describe('duplicates', () => {
  const overlapping = [
    event(1, 'a', 1, 'u1') + event(2, 'a', 2, 'u2'),
    event(2, 'a', 2, 'u2') + event(3, 'a', 3, 'u3'),
  ];

  it('of overlapping exports are left out', async () => {
    expect(await ingested(overlapping)).toEqual({ urls: ['u1', 'u2', 'u3'], duplicates: [0, 1] });
  });

  it('stay where nobody asks', async () => {
    expect(await ingested(overlapping, { dedupe: false })).toEqual({
      urls: ['u1', 'u2', 'u2', 'u3'],
      duplicates: [0, 0],
    });
  });

  it('are told by report, device and time', async () => {
    const rows = event(1, 'a', 1, 'u1') + event(1, 'b', 1, 'u2') + event(2, 'a', 1, 'u3') + event(1, 'a', 1, 'u4');
    expect(await ingested([rows])).toEqual({ urls: ['u1', 'u2', 'u3'], duplicates: [1] });
  });

  it('are equal in all columns where there is no report', async () => {
    const rows = event(1, 'a', '', 'u1') + event(1, 'a', '', 'u2') + event(1, 'a', '', 'u1');
    expect(await ingested([rows, event(1, 'a', '', 'u2')])).toEqual({ urls: ['u1', 'u2'], duplicates: [1, 1] });
  });
});

describe('a key set', () => {
  it('is a set', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000 }), (texts) => {
        const keys = new KeySet();
        const expected = new Set<string>();
        for (const text of texts) {
          expect(keys.has(text)).toBe(expected.has(text));
          expect(keys.add(text)).toBe(!expected.has(text));
          expected.add(text);
        }
      }),
    );
  });
});
