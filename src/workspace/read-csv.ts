import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { WorkspaceError } from './workspace-error.js';

/** A small CSV file with a header, of texts. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** @throws WorkspaceError where there is no such file, it has no header, or a row is not as long as that */
export function readCsv(file: string): CsvTable {
  const [header, ...rows] = records(file);
  if (header === undefined) throw new WorkspaceError(file, 'is empty: its first line has to name the columns');
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined) throw new WorkspaceError(file, `has two columns '${twice}'`);
  return { header, rows };
}

function records(file: string): string[][] {
  try {
    return parse(readFileSync(file, 'utf8'), { bom: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) throw new WorkspaceError(file, error.message);
    throw new WorkspaceError(file, 'cannot be read: there is no such file');
  }
}
