// Results in the forms in which they can be printed.

import type { Plain } from '../../engine/values/json.js';
import type { Column } from '../../engine/values/types.js';

/** What can be printed: a query's result, or rows that a command puts together. */
export interface Rows {
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Plain[]>;
}

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
  process.stdout.write(text)
    ? Promise.resolve()
    : new Promise((resolve) => process.stdout.once('drain', () => resolve()));

type Printer = (result: Rows, write: Write) => Promise<number>;

/** Each form loads its own libraries, and only when it is asked for. */
const PRINTERS: Readonly<Record<OutputFormat, () => Promise<Printer>>> = {
  table: async () => (await import('./table.js')).printTable,
  json: async () => (await import('./json.js')).printJson,
  jsonl: async () => (await import('./json.js')).printJsonLines,
  csv: async () => (await import('./csv.js')).printCsv,
};

/** Prints all rows of a result and gives their number. */
export async function printResult(result: Rows, format: OutputFormat, write: Write = writeOut): Promise<number> {
  const print = await PRINTERS[format]();
  return print(result, write);
}
