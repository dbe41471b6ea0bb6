import { type OutputFormat, printResult, type Rows, writeOut } from './formats.js';

/** A table of a text with several queries. */
interface NamedRows extends Rows {
  /** empty where the query gives none */
  readonly name: string;
}

/**
 * Prints one table as it is; several in turn: as JSON a list of objects with `name` and `rows`, as JSON lines the rows of all, else with an
 * empty line between them, tables under their names.
 */
export async function printTables(tables: readonly NamedRows[], format: OutputFormat): Promise<void> {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return void (await printResult(only, format));
  for (const [i, table] of tables.entries()) {
    await writeOut(before(table, i, format));
    await printResult(table, format);
    if (format === 'json') await writeOut('}\n');
  }
  if (format === 'json') await writeOut(']\n');
}

function before({ name }: NamedRows, number: number, format: OutputFormat): string {
  switch (format) {
    case 'json':
      return `${number === 0 ? '[' : ','}{"name":${JSON.stringify(name)},"rows":\n`;
    case 'jsonl':
      return '';
    case 'csv':
      return number === 0 ? '' : '\n';
    case 'table':
      return `${number === 0 ? '' : '\n'}${name === '' ? `Result ${number + 1}` : name}\n`;
  }
}
