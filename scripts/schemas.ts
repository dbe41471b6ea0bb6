// Writes the tables of src/schemas/ from a folder that holds `defender.json` and `sentinel.json`, each
// `{table: {columns: [{name, type}], observedExtra?: [{name, type}]}}`:
//
//     npx tsx scripts/schemas.ts <folder>

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ScalarType, scalarTypeOf } from '../src/engine/values/types.js';
import { TYPE_LETTERS } from '../src/schemas/line.js';

interface SourceColumn {
  readonly name: string;
  readonly type: string;
}

interface SourceTable {
  readonly columns: readonly SourceColumn[];
  /** Columns that real records hold and the documentation does not name. */
  readonly observedExtra?: readonly SourceColumn[];
}

const LETTER_OF = new Map<ScalarType, string>(TYPE_LETTERS.map(([letter, type]) => [type, letter]));

/** `name` for a string column, `name:t` for a datetime, and so on; `?` ends the name of a column that not every export has. */
function columnText({ name, type }: SourceColumn, optional: boolean): string {
  const scalar = scalarTypeOf(type.replace('?', ''));
  if (scalar === undefined) throw new Error(`column ${name}: no KQL type is called '${type}'`);
  const letter = LETTER_OF.get(scalar);
  return name + (optional ? '?' : '') + (letter === undefined ? '' : `:${letter}`);
}

/** Names as the tables have them: portals add the zone of an export to a header, which is no part of the name. */
function cleaned(columns: readonly SourceColumn[]): SourceColumn[] {
  const names = new Set(columns.map(({ name }) => name));
  return columns.flatMap(({ name, type }) => {
    const zoned = / \[[^\]]*\]$/.exec(name.trim());
    const bare = name.trim().slice(0, zoned?.index);
    if (bare === name) return [{ name, type }];
    return names.has(bare) ? [] : [{ name: bare, type: zoned === null ? type : 'datetime' }];
  });
}

function tableLine(name: string, table: SourceTable): string {
  const known = cleaned(table.columns);
  const names = new Set(known.map((column) => column.name));
  const extra = (table.observedExtra ?? []).filter((column) => !names.has(column.name));
  const texts = [
    ...known.map((column) => columnText(column, false)),
    ...extra.map((column) => columnText(column, true)),
  ];
  if (/[`\\$\n]/.test(name + texts.join())) throw new Error(`table ${name} has a name that cannot stand in the file`);
  return `${name.trim()} ${texts.join(',')}`;
}

function writeTables(folder: string, file: string): void {
  // The files have this form; a wrong one fails in `columnText`.
  const tables = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as Record<string, SourceTable>;
  const lines = Object.keys(tables)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map((name) => tableLine(name, tables[name] as SourceTable));
  const path = join(import.meta.dirname, `../src/schemas/tables/${file}.txt`);
  // A table is found by the line break before its name.
  writeFileSync(path, `\n${lines.join('\n')}\n`);
  process.stdout.write(`${path}: ${lines.length} tables\n`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('usage: tsx scripts/schemas.ts <folder with defender.json and sentinel.json>');
writeTables(folder, 'defender');
writeTables(folder, 'sentinel');
