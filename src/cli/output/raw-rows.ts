// Rejected rows as a file that can be mended and ingested: the rows as they stood, behind the header of their file.

import type { RejectedRow, SourceRecord } from '../../store/store.js';
import { UsageError } from '../usage-error.js';

export interface RawRows {
  /** The line that names the columns of delimited text. */
  readonly header: string | null;
  readonly rows: Iterable<string>;
}

/** @throws UsageError where the rows come from files that cannot be one: their columns are others */
export function rawRows(rejects: Iterable<RejectedRow>, sources: readonly SourceRecord[]): RawRows {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const used = new Set<SourceRecord>();
  for (const { sourceId } of rejects) {
    const source = byId.get(sourceId);
    if (source !== undefined) used.add(source);
  }
  const [first, ...others] = used;
  if (first !== undefined && others.some((other) => !isAlike(first, other))) {
    const list = [...used].map(({ id, name }) => `  ${id}: ${name}`).join('\n');
    throw new UsageError(`the rows come from files of different columns; name one with --source\n${list}`);
  }
  return { header: first?.header ?? null, rows: { [Symbol.iterator]: () => rawTexts(rejects) } };
}

function* rawTexts(rejects: Iterable<RejectedRow>): Generator<string> {
  for (const { raw } of rejects) yield raw;
}

/** Objects of JSON carry the names of their columns with them. */
function isAlike(a: SourceRecord, b: SourceRecord): boolean {
  return a.header === b.header && (a.format === 'csv') === (b.format === 'csv');
}
