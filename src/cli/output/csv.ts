import { stringify } from 'csv-stringify/sync';
import { cellText } from './cell.js';
import type { Rows, Write } from './formats.js';

/** RFC 4180 with a header; nulls are empty, a dynamic is its JSON. */
export async function printCsv(result: Rows, write: Write): Promise<number> {
  await write(stringify([result.columns.map((c) => c.name)]));
  let rows = 0;
  for (const row of result.rows) {
    await write(stringify([row.map(cellText)]));
    rows++;
  }
  return rows;
}
