import { getBorderCharacters, table } from 'table';
import type { QueryResult } from '../../database/result.js';
import { cellText } from './cell.js';
import type { Write } from './formats.js';

/** Rows that are laid out together; each such block has its own widths and header. */
const BLOCK = 1000;
const WIDEST_CELL = 60;

/** A table for reading: cells are cut to a width that fits, control characters are shown as symbols. */
export async function printTable(result: QueryResult, write: Write): Promise<number> {
  let rows = 0;
  let block: string[][] = [];
  const header = result.columns.map((c) => printable(c.name));
  const flush = async () => {
    if (block.length > 0) await write(layOut([header, ...block], result));
    block = [];
  };
  for (const row of result.rows) {
    block.push(row.map((value) => cut(printable(cellText(value)))));
    if (++rows % BLOCK === 0) await flush();
  }
  await flush();
  await write(`${rows} row${rows === 1 ? '' : 's'}\n`);
  return rows;
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'real', 'decimal']);

function layOut(cells: string[][], { columns }: QueryResult): string {
  return table(cells, {
    border: getBorderCharacters('norc'),
    drawHorizontalLine: (line, count) => line <= 1 || line === count,
    columns: columns.map((c) => ({ alignment: NUMBERS.has(c.type) ? 'right' : 'left' })),
  });
}

function cut(text: string): string {
  return text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text;
}

/** Control characters as their pictures: an event's text must not steer the terminal. */
function printable(text: string): string {
  let out = '';
  for (const char of text.replace(/\r?\n/g, '⏎')) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20) out += String.fromCodePoint(0x2400 + code);
    else out += code === 0x7f || (code >= 0x80 && code < 0xa0) || isBidiControl(code) ? '�' : char;
  }
  return out;
}

const isBidiControl = (code: number) => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
