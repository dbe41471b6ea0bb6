import { formatDatetime } from '../../engine/values/datetime.js';
import type { FileReport, IngestReport, MisfitReport, TableReport } from '../../ingest/ingest.js';
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
        ...noteLines(file),
      ];
    case 'refused':
      return [
        `${paint.red('error')}: ${file.error?.message ?? `${file.file} was refused`}`,
        ...file.findings.slice(1).map((finding) => `  ${finding}`),
      ];
    default:
      return takenLines(file);
  }
}

function takenLines({
  file,
  format,
  rows,
  duplicates,
  rejected,
  rejects,
  continues,
  tables,
  notes,
}: FileReport): string[] {
  const more = rejected - rejects.length;
  return [
    `${file}: ${[format ?? 'unknown format', ...counts(rows, duplicates, rejected)].join(', ')}`,
    ...(continues === undefined ? [] : [`  begins with ${continues}, which is in the database; the rest was added`]),
    ...tables.flatMap(tableLines),
    ...rejects.map(({ line, reason }) => `  rejected line ${line}: ${reason}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more; \`kqlocal rejects\` lists them`] : []),
    ...noteLines({ notes }),
  ];
}

function noteLines({ notes }: Pick<FileReport, 'notes'>): string[] {
  return notes.map((note) => `  ${paint.yellow('note')}: ${note}`);
}

function counts(rows: number, duplicates: number, rejected: number): string[] {
  return [
    count(rows, 'row'),
    ...(duplicates > 0 ? [`${count(duplicates, 'duplicate')} left out`] : []),
    ...(rejected > 0 ? [paint.yellow(`${count(rejected, 'row')} rejected`)] : []),
  ];
}

function tableLines(report: TableReport): string[] {
  const { table, rows, duplicates, rejected, guessed, namedBy, oldest, newest, unknownColumns, misfits } = report;
  const seconds = report.coarseTimes.filter(({ unit }) => unit === 'second').map(({ column }) => column);
  const span = oldest === null || newest === null ? [] : [`${formatDatetime(oldest)} to ${formatDatetime(newest)}`];
  const guess = guessed ? ` (${paint.yellow('a guess')} from ${namedBy}; name it with --table)` : '';
  const unknown = unknownColumns.map(({ name, type }) => `${name} (${type})`).join(', ');
  return [
    `  ${table}: ${[...counts(rows, duplicates, rejected ?? 0), ...span].join(', ')}${guess}`,
    ...(unknown === '' ? [] : [`    not in the schema, kept: ${unknown}`]),
    ...misfits.map(misfitLine),
    ...(seconds.length === 0 ? [] : [`    to the second only: ${seconds.join(', ')}`]),
  ];
}

function misfitLine({ column, type, count: misses, examples, damage }: MisfitReport): string {
  const shown = examples.map(({ line, text }) => `line ${line}: ${JSON.stringify(text.slice(0, 60))}`).join(', ');
  const why = damage === undefined ? '' : `: ${damage}`;
  return `    ${column}: ${count(misses, 'value')} no ${type}, now null (${shown})${why}`;
}

/** The report as JSON; all big integers in it are times. */
export function ingestJson(report: IngestReport): string {
  const plain = (_key: string, value: unknown) => {
    if (typeof value === 'bigint') return formatDatetime(value);
    return value instanceof Error ? value.message : value;
  };
  return `${JSON.stringify(report, plain, 2)}\n`;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
