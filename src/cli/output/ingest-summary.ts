import { formatDatetime } from '../../engine/values/datetime.js';
import type { FileReport, IngestReport, TableReport } from '../../ingest/ingest.js';
import { paint } from './paint.js';

/** What an ingest did, for people: a paragraph a file, then the sums. */
export function ingestSummary({ files, tables }: IngestReport): string {
  const lines = files.filter((file) => file.status !== 'skipped').flatMap(fileLines);
  const skipped = files.filter((file) => file.status === 'skipped').length;
  if (skipped > 0) lines.push(`${count(skipped, 'file')} passed over that are no exports`);
  for (const { table, rows } of tables) lines.push(`${paint.bold(table)}: ${count(rows, 'row')} added`);
  if (tables.length === 0) lines.push('nothing was added');
  return `${lines.join('\n')}\n`;
}

function fileLines(file: FileReport): string[] {
  switch (file.status) {
    case 'known':
      return [
        `${file.file}: is in the database already${file.knownAs === undefined || file.knownAs === file.file ? '' : ` as ${file.knownAs}`}; nothing was added`,
      ];
    case 'refused':
      return [`${paint.red('error')}: ${file.error?.message ?? `${file.file} was refused`}`];
    default:
      return [
        `${file.file}: ${file.format ?? 'unknown format'}, ${count(file.rows, 'row')}${file.rejected > 0 ? `, ${paint.yellow(`${count(file.rejected, 'row')} rejected`)}` : ''}`,
        ...file.tables.flatMap(tableLines),
        ...file.rejects.map(({ line, reason }) => `  rejected line ${line}: ${reason}`),
        ...file.notes.map((note) => `  ${paint.yellow('note')}: ${note}`),
      ];
  }
}

function tableLines({ table, rows, guessed, namedBy, oldest, newest, unknownColumns, misfits }: TableReport): string[] {
  const span = oldest === null || newest === null ? '' : `, ${formatDatetime(oldest)} to ${formatDatetime(newest)}`;
  const lines = [
    `  ${table}: ${count(rows, 'row')}${span}${guessed ? ` (${paint.yellow('a guess')} from ${namedBy}; name it with --table)` : ''}`,
  ];
  if (unknownColumns.length > 0)
    lines.push(`    not in the schema, kept: ${unknownColumns.map((c) => `${c.name} (${c.type})`).join(', ')}`);
  for (const { column, type, count: misses, examples, damage } of misfits) {
    const shown = examples.map(({ line, text }) => `line ${line}: ${JSON.stringify(text.slice(0, 60))}`).join(', ');
    lines.push(
      `    ${column}: ${count(misses, 'value')} no ${type}, now null (${shown})${damage === undefined ? '' : `: ${damage}`}`,
    );
  }
  return lines;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
