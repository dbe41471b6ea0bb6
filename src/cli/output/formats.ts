// Results in the forms in which they can be printed.

import type { QueryResult } from '../../result.js';
import { printCsv } from './csv.js';
import { printJson, printJsonLines } from './json.js';
import { printTable } from './table.js';

export const FORMAT_NAMES = ['table', 'json', 'jsonl', 'csv'] as const;
export type OutputFormat = (typeof FORMAT_NAMES)[number];

export const formatOption = {
  choices: FORMAT_NAMES,
  default: 'table',
  describe: 'how rows are printed',
} as const;

/** Writes text to standard output; resolves when more may be written. */
export type Write = (text: string) => Promise<void>;

export const writeOut: Write = (text) =>
  process.stdout.write(text) ? Promise.resolve() : new Promise((resolve) => process.stdout.once('drain', () => resolve()));

const PRINTERS: Readonly<Record<OutputFormat, (result: QueryResult, write: Write) => Promise<number>>> = {
  table: printTable,
  json: printJson,
  jsonl: printJsonLines,
  csv: printCsv,
};

/** Prints all rows of a result and gives their number. */
export function printResult(result: QueryResult, format: OutputFormat, write: Write = writeOut): Promise<number> {
  return PRINTERS[format](result, write);
}
