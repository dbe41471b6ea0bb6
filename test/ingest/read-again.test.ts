import { describe, expect, it } from 'vitest';
import { BATCH_ROWS } from '../../src/ingest/tables/table-builder.js';
import { content, storedRows, storedTypes, withIngested } from './stored-rows.js';

/** Rows of which only the last has `last` in its second column. */
function rows(header: string, usual: (row: number) => string, last: string): string {
  const lines = Array.from({ length: BATCH_ROWS + 10 }, (_, row) => usual(row));
  return [header, ...lines, last, ''].join('\n');
}

describe('a file whose later rows tell more of it than its first', () => {
  it('has the types that hold all of them', async () => {
    const data = rows('Id,Size,Version,Flag', (row) => `${row},${row},1.5,true`, '9,2.5,1.5.1,perhaps');
    await withIngested([content(data)], { table: 'Inventory_CL' }, (store, { files }) => {
      expect(files[0]).toMatchObject({ status: 'ingested', rows: BATCH_ROWS + 11 });
      expect(storedTypes(store, 'Inventory_CL')).toEqual({
        Id: 'long',
        Size: 'real',
        Version: 'string',
        Flag: 'string',
      });
      const stored = storedRows(store, 'Inventory_CL', ['Id', 'Size', 'Version', 'Flag']);
      expect([stored[1], stored.at(-1)]).toEqual([
        ['1', '1.0', '1.5', 'true'],
        ['9', '2.5', '1.5.1', 'perhaps'],
      ]);
    });
  });

  it('has one order of day and month', async () => {
    const data = rows('Seen,Id', (row) => `1/2/2024 3:04,${row}`, '13/2/2024 3:04,1');
    await withIngested([content(data)], { table: 'Inventory_CL', timezone: 'UTC' }, (store) => {
      const stored = storedRows(store, 'Inventory_CL', ['Seen']);
      expect([stored[0], stored.at(-1)]).toEqual([['2024-02-01T03:04:00.0000000Z'], ['2024-02-13T03:04:00.0000000Z']]);
    });
  });

  it('gets columns that come late, and none that never have a value', async () => {
    const data = `${'{"Id":1,"Never":null}\n'.repeat(BATCH_ROWS + 1)}{"Id":2,"Late":"x"}\n`;
    await withIngested([content(data)], { table: 'Inventory_CL' }, (store) => {
      expect(storedTypes(store, 'Inventory_CL')).toEqual({ Id: 'long', Never: 'string', Late: 'string' });
      const stored = storedRows(store, 'Inventory_CL', ['Id', 'Late']);
      expect([stored[0], stored.at(-1)]).toEqual([
        ['1', ''],
        ['2', 'x'],
      ]);
    });
  });
});
