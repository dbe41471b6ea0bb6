import { expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.js';
import { readerOf } from '../../src/engine/values/vector.js';

/** The lines of all rows of a table, one list a stretch of rows from one source. */
async function linesOf(files: readonly (readonly [name: string, text: string])[], options = {}) {
  const database = openDatabase(':memory:');
  for (const [name, text] of files) {
    await database.ingest({ name, bytes: Buffer.from(text) }, { table: 'Logons', ...options });
  }
  const table = database.store.table('Logons');
  const lines = table?.origins().map(({ rows, lines: read }) => {
    const line = readerOf(read());
    return Array.from({ length: rows }, (_, row) => line(row));
  });
  const columns = table?.columns.map(({ name }) => name);
  database.close();
  return { lines, columns };
}

it('keeps the line on which each row starts, past cells of several lines and rows that cannot be read', async () => {
  const csv = 'User,Note\nann,a\nbob,"two\nlines"\ncarol,x,y,z\ndave,"b"\n';
  const { lines, columns } = await linesOf([['a.csv', csv]]);
  expect(lines).toEqual([[2, 3, 6]]);
  expect(columns).toEqual(['User', 'Note']);
});

it('keeps those of the rows that are new', async () => {
  const first = '{"User":"ann","n":1}\n{"User":"bob","n":2}\n';
  const second = '{"User":"bob","n":2}\n\n{"User":"carol","n":3}\n';
  const { lines } = await linesOf(
    [
      ['a.jsonl', first],
      ['b.jsonl', second],
    ],
    { dedupe: true, dedupeKey: ['User'] },
  );
  expect(lines).toEqual([[1, 2], [3]]);
});

it('has none for rows that came from no file', () => {
  const database = openDatabase(':memory:');
  database.createTable('Logons', [{ name: 'User', type: 'string' }]);
  database.append('Logons', [['ann']]);
  const [origin] = database.store.table('Logons')?.origins() ?? [];
  expect(origin === undefined ? undefined : readerOf(origin.lines())(0)).toBeNull();
  database.close();
});
