import Table from 'cli-table3';
import { cellText } from './cell.js';
import type { Rows, Write } from './formats.js';
import { printable } from './printable.js';

/** Rows that are laid out together; each such block has its own widths and header. */
const BLOCK = 1000;
const WIDEST_CELL = 80;
const NARROWEST_CELL = 6;
/** A datetime is cut to its seconds and no further: `2024-01-31T12:30:00Z`. */
const NARROWEST_TIME = 20;
/** Columns of text where nothing says how wide the terminal is. */
const DEFAULT_WIDTH = 160;

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'real', 'decimal']);

/** A table for reading: cells are cut so that rows fit the terminal, control characters are shown as symbols. */
export async function printTable(result: Rows, write: Write): Promise<number> {
  let rows = 0;
  let block: string[][] = [];
  const header = result.columns.map((c) => printable(c.name));
  const flush = async () => {
    if (block.length > 0) await write(layOut([header, ...block], result));
    block = [];
  };
  for (const row of result.rows) {
    block.push(row.map((value) => printable(cellText(value))));
    if (++rows % BLOCK === 0) await flush();
  }
  await flush();
  await write(`${rows} row${rows === 1 ? '' : 's'}\n`);
  return rows;
}

function layOut(cells: readonly (readonly string[])[], { columns }: Rows): string {
  const widths = fittingWidths(
    cells,
    columns,
    process.stdout.columns ?? (Number(process.env.COLUMNS) || DEFAULT_WIDTH),
  );
  const [head = [], ...rows] = cells.map((row) =>
    row.map((text, i) => cut(text, widths[i] ?? WIDEST_CELL, columns[i]?.type === 'datetime')),
  );
  const table = new Table({
    head,
    colAligns: columns.map((c) => (NUMBERS.has(c.type) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows);
  return `${table.toString()}\n`;
}

/** Widths of the columns: as wide as their cells, the widest ones narrowed until the rows fit. */
function fittingWidths(cells: readonly (readonly string[])[], columns: Rows['columns'], terminal: number): number[] {
  const count = cells[0]?.length ?? 0;
  const widths = Array.from({ length: count }, (_, i) =>
    cells.reduce((widest, row) => Math.max(widest, Math.min(row[i]?.length ?? 0, WIDEST_CELL)), 1),
  );
  // Borders and the spaces beside them take three characters a column, and one more.
  const room = terminal - 3 * count - 1;
  for (let total = widths.reduce((a, b) => a + b, 0); total > room; total--) {
    const spare = widths.map((width, i) => width - (columns[i]?.type === 'datetime' ? NARROWEST_TIME : NARROWEST_CELL));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) <= 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function cut(text: string, width: number, time: boolean): string {
  if (time && text.endsWith('Z')) return text.length > width ? `${text.slice(0, NARROWEST_TIME - 1)}Z` : text;
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
