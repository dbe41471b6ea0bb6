import type { Plain } from '../../engine/values/json.js';
import { stringifyPlain } from '../../engine/values/plain.js';
import type { Rows, Write } from './formats.js';

/** A JSON array of objects, a line a row. */
export async function printJson(result: Rows, write: Write): Promise<number> {
  let rows = 0;
  for (const row of result.rows) await write(`${rows++ === 0 ? '[\n' : ',\n'}  ${objectText(result, row)}`);
  await write(rows === 0 ? '[]\n' : '\n]\n');
  return rows;
}

/** A JSON object a line. */
export async function printJsonLines(result: Rows, write: Write): Promise<number> {
  let rows = 0;
  for (const row of result.rows) {
    await write(`${objectText(result, row)}\n`);
    rows++;
  }
  return rows;
}

function objectText({ columns }: Rows, row: readonly Plain[]): string {
  const fields = columns.map((c, i) => `${JSON.stringify(c.name)}:${stringifyPlain(row[i] ?? null)}`);
  return `{${fields.join(',')}}`;
}
