import { expect, it } from 'vitest';
import { content, storedRows, withIngested } from '../stored-rows.js';

it.each([
  ['id,value', '1,a'],
  [',value', '1,a'],
  [',value', ',a'],
  ['id', '1'],
])('the header %s is passed over where it occurs again behind many rows', async (header, row) => {
  const rows = (count: number) => `${row}\n`.repeat(count);
  // A header that begins with an empty name shows no byte order mark.
  const marked = header.startsWith(',') ? header : `\ufeff${header}`;
  const text = `${header}\n${rows(2000)}${header}\n${rows(2000)}${marked}\n${rows(10)}`;
  await withIngested([content(text, 'f.csv')], { table: 'Things', header: true }, (store, { files }) => {
    const [report] = files;
    expect(report).toMatchObject({ rows: 4010, rejected: 0 });
    expect(report?.notes.join()).toContain('the header occurs again, 2 times');
    const [first] = store.tables();
    expect(storedRows(store, 'Things', first?.columns.map(({ name }) => name) ?? []).length).toBe(4010);
  });
});
