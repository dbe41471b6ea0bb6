// Which table the rows of a file belong to, where neither the caller nor the rows say it: from the path, the file's
// name, the names of the columns.

import { type Likeness, tablesByFingerprint } from '../../schemas/fingerprint.js';
import { knownTable } from '../../schemas/known.js';
import { IngestError } from '../ingest-error.js';

export interface TableName {
  readonly name: string;
  /** What tells the name, as in `named by …`. */
  readonly namedBy: string;
  readonly guessed: boolean;
  /** The column that holds the name and nothing else, where there is one. */
  readonly column?: string;
}

/** `name` as its product spells it; as it is where no product has such a table. */
export function canonicalName(name: string): string {
  return knownTable(name)?.name ?? name;
}

/** Whether a value of a `Type` column names a table: one that is known, or a custom one. */
export function isTableName(text: string): boolean {
  return /^[A-Za-z_]\w*_CL$/.test(text) || knownTable(text) !== undefined;
}

/** Containers to which workspaces and Defender export: their names hold the table's. */
const CONTAINER = /^(?:am-|insights-logs-advancedhunting-)([a-z0-9_]+)$/i;

/** A guess from the columns needs at least this many that are not in every table. */
const MIN_MATCHED = 6;
const MIN_FIT = 0.8;
/** The share of the columns that a table must have which the file's name names. */
const MIN_FIT_OF_NAMED = 0.5;

/**
 * @param file its path, or its name where it has none, is where containers and names are read
 * @param columns of the rows, without zones
 * @param others tables that exist besides the known ones
 * @throws IngestError with the nearest tables, where nothing fits
 */
export function findTableName(
  file: { readonly name: string; readonly path: string | null },
  columns: readonly string[],
  others: readonly string[],
): TableName {
  const parts = (file.path ?? file.name).split(/[\\/]/);
  const likenesses = tablesByFingerprint(columns);
  const own = new Map(others.map((name) => [name.toLowerCase(), name]));
  return (
    fromContainer(parts.slice(0, -1), own) ??
    namedAfter(parts.at(-1) ?? '', columns) ??
    fromFileName(parts.at(-1) ?? '', likenesses, own) ??
    fromColumns(file.name, likenesses)
  );
}

/** The innermost folder that has the name of a container with a table in it; other folders may begin with `am-` too. */
function fromContainer(folders: readonly string[], own: ReadonlyMap<string, string>): TableName | undefined {
  for (const folder of folders.toReversed()) {
    const table = CONTAINER.exec(folder)?.[1];
    // Containers have names in lower case; `_cl` marks a custom table.
    const name = own.get(table?.toLowerCase() ?? '') ?? canonicalName(table ?? '').replace(/_cl$/, '_CL');
    if (own.has(name.toLowerCase()) || isTableName(name))
      return { name, namedBy: `the container '${folder}'`, guessed: false };
  }
  return undefined;
}

/** The known table whose name the file has, where most of the columns are its own: that is no guess. */
function namedAfter(file: string, columns: readonly string[]): TableName | undefined {
  const table = knownTable(stemOf(file));
  if (table === undefined || columns.length === 0) return undefined;
  const own = new Set(table.columns.map((column) => column.name.toLowerCase()));
  const share = columns.filter((name) => own.has(name.toLowerCase())).length / columns.length;
  return share < MIN_FIT ? undefined : { name: table.name, namedBy: `the file's name '${file}'`, guessed: false };
}

function stemOf(file: string): string {
  return file.replace(/(?:\.[A-Za-z]\w*)+$/, '');
}

function fromFileName(
  file: string,
  likenesses: readonly Likeness[],
  own: ReadonlyMap<string, string>,
): TableName | undefined {
  for (const candidate of candidates(file)) {
    const name = own.get(candidate.toLowerCase()) ?? (isTableName(candidate) ? canonicalName(candidate) : undefined);
    if (name === undefined) continue;
    const fit = likenesses.find(({ table }) => table.name === name)?.fit ?? 0;
    const isKnown = knownTable(name) !== undefined;
    if (!isKnown || fit >= MIN_FIT_OF_NAMED) return { name, namedBy: `the file's name '${file}'`, guessed: true };
  }
  return undefined;
}

/** Parts of a file's name that may be a table's: all of it, words, words less what follows an underscore. */
function candidates(file: string): string[] {
  const stem = stemOf(file);
  const words = stem.split(/[^A-Za-z0-9_]+/).filter((word) => word !== '');
  const shortened = words.flatMap((word) => {
    const parts = word.split('_');
    return parts.flatMap((_, start) =>
      parts.slice(start).map((_, length) => parts.slice(start, parts.length - length).join('_')),
    );
  });
  return [stem, ...new Set(shortened)].sort((a, b) => b.length - a.length);
}

function fromColumns(file: string, likenesses: readonly Likeness[]): TableName {
  const [best, second] = likenesses;
  if (best !== undefined && best.fit >= MIN_FIT && best.matched >= MIN_MATCHED && isClear(best, second)) {
    return { name: best.table.name, namedBy: `its columns, ${best.matched} of which this table has`, guessed: true };
  }
  const nearest = likenesses.slice(0, 3).map(({ table }) => table.name);
  const hint =
    nearest.length === 0 ? 'no known table has such columns' : `nearest by its columns: ${nearest.join(', ')}`;
  throw new IngestError(`nothing tells which table this is (${hint}); name it with --table`, file);
}

function isClear(best: Likeness, second: Likeness | undefined): boolean {
  return second === undefined || best.matched > second.matched;
}
