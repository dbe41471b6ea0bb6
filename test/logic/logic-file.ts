// Logic files: Markdown with tables, queries and the answers that they must have. README.md says how they are written.

import { type Plain, toPlain } from '../../src/engine/values/json.js';
import { parseJson } from '../../src/engine/values/json-parser.js';
import { plainOf, stringifyPlain, valueFrom } from '../../src/engine/values/plain.js';
import { type Column, isScalarType } from '../../src/engine/values/types.js';

export interface LogicTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Plain[])[];
}

export interface LogicCase {
  readonly title: string;
  /** of its heading, from 1 */
  readonly line: number;
  readonly query: string;
  /** the code of the error that the query is refused with; null where it has an answer, or is to get one */
  readonly error: string | null;
  /** null where it is still to be filled in */
  readonly expected: LogicTable | null;
  readonly oracle: string | null;
  /** the line after the query, before which a missing answer belongs, from 0 */
  readonly answerLine: number;
}

export interface LogicFile {
  readonly tables: ReadonlyMap<string, LogicTable>;
  readonly cases: readonly LogicCase[];
}

interface Section {
  readonly heading: string;
  /** of the heading, from 0 */
  readonly start: number;
  readonly lines: readonly string[];
}

/** @throws where the file is not as README.md says, with the line */
export function parseLogicFile(text: string): LogicFile {
  const tables = new Map<string, LogicTable>();
  const cases: LogicCase[] = [];
  for (const section of sectionsOf(text.split('\n'))) {
    const name = /^table (\w+)$/.exec(section.heading)?.[1];
    if (name === undefined) cases.push(parseCase(section));
    else tables.set(name, parseTable(section) ?? fail(section.start, `the table ${name} has no columns`));
  }
  return { tables, cases };
}

function sectionsOf(lines: readonly string[]): Section[] {
  const starts = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
  return starts.map((start, i) => ({
    heading: (lines[start] ?? '').slice(3).trim(),
    start,
    lines: lines.slice(start + 1, starts[i + 1] ?? lines.length),
  }));
}

function parseCase(section: Section): LogicCase {
  const { heading: title, start, lines } = section;
  const open = lines.indexOf('```kusto');
  const close = lines.indexOf('```', open);
  if (open < 0 || close < 0) fail(start, `'${title}' has no query in a fence that begins with \`\`\`kusto`);
  const oracle = lines.map((line) => /^Oracle: (.+)$/.exec(line)?.[1]).find((found) => found !== undefined) ?? null;
  const error = lines.map((line) => /^Error: (\w+)$/.exec(line)?.[1]).find((found) => found !== undefined) ?? null;
  const after = { heading: title, start: start + close + 1, lines: lines.slice(close + 1) };
  const expected = parseTable(after);
  return {
    title,
    line: start + 1,
    query: lines.slice(open + 1, close).join('\n'),
    error,
    expected,
    oracle,
    answerLine: start + close + 2,
  };
}

/** The first table of a section; null where it has none. */
function parseTable({ start, lines }: Section): LogicTable | null {
  const first = lines.findIndex((line) => line.startsWith('|'));
  if (first < 0) return null;
  const length = lines.slice(first).findIndex((line) => !line.startsWith('|'));
  const [header = '', , ...body] = lines.slice(first, length < 0 ? lines.length : first + length);
  const columns = cellsOf(header).map((cell) => parseColumn(cell, start + first + 1));
  const rows = body.map((line, i) => {
    const cells = cellsOf(line);
    const at = start + first + 3 + i;
    if (cells.length !== columns.length)
      fail(at, `the row has ${cells.length} cells, and the table ${columns.length} columns`);
    return cells.map((cell, k) => parseCell(cell, columns[k] as Column, at));
  });
  return { columns, rows };
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function parseColumn(cell: string, line: number): Column {
  const [, name = '', type = ''] = /^(.*): (\w+)$/.exec(cell) ?? [];
  if (!isScalarType(type)) fail(line, `'${cell}' is no column; write \`Name: type\``);
  return { name, type };
}

const REALS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
};

function parseCell(cell: string, { type }: Column, line: number): Plain {
  if (type === 'string') return cell.startsWith('"') ? (JSON.parse(cell) as string) : cell; // a JSON text in quotes is a string
  if (cell === '' || cell === 'null') return null;
  if (type === 'real' && REALS[cell] !== undefined) return REALS[cell];
  if (type !== 'dynamic') return plainOf(type)(valueFrom(type, cell));
  const value = parseJson(cell);
  return value === undefined ? fail(line, `'${cell}' is no JSON`) : toPlain(value);
}

/** A table as {@link parseLogicFile} reads it, with columns of even width. */
export function printLogicTable({ columns, rows }: LogicTable): string {
  const header = columns.map(({ name, type }) => `${name}: ${type}`);
  const body = rows.map((row) => row.map((cell, i) => printCell(cell, columns[i] as Column)));
  const widths = header.map((text, i) => Math.max(text.length, ...body.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n');
}

function printCell(value: Plain, { type }: Column): string {
  if (value === null) return type === 'dynamic' ? 'null' : '';
  if (type === 'dynamic') return escaped(stringifyPlain(value));
  if (typeof value === 'number' && !Number.isFinite(value))
    return Object.keys(REALS).find((name) => Object.is(REALS[name], value)) ?? '';
  const text = String(value);
  const quoted = type === 'string' && (text !== text.trim() || /^"|[\n\r\t\\\p{C}]/u.test(text));
  return escaped(quoted ? JSON.stringify(text) : text);
}

const escaped = (text: string): string => text.replaceAll('|', '\\|');

function fail(line: number, message: string): never {
  throw new Error(`line ${line + 1}: ${message}`);
}
