// Finds a source by what a user calls it.

import path from 'node:path';
import { formatDatetime } from '../engine/values/datetime.js';
import { type SourceRecord, StoreError } from '../store/store.js';

/** Shorter beginnings of a hash name too many sources by chance. */
const MIN_HASH = 6;

/**
 * The source with this id, name, path or beginning of its hash. A source and those that continue it count as one: the
 * first of them.
 * @throws StoreError where there is none, or several, which it lists
 */
export function namedSource(name: string | number, sources: readonly SourceRecord[]): SourceRecord {
  const text = String(name);
  const found = sources.filter((source) => isNamed(source, text));
  const firsts = found.filter(({ continues }) => !found.some(({ id }) => id === continues));
  const [first, ...others] = firsts;
  if (first === undefined) {
    throw new StoreError(`there is no source '${text}'; name one by its id, its path or the beginning of its hash`);
  }
  if (others.length === 0) return first;
  throw new StoreError(`'${text}' names ${firsts.length} sources; give the id of one\n${firsts.map(line).join('\n')}`);
}

function isNamed(source: SourceRecord, text: string): boolean {
  if (/^\d+$/.test(text) && source.id === Number(text)) return true;
  if (source.name === text || source.path === text) return true;
  if (source.path !== null && path.resolve(source.path) === path.resolve(text)) return true;
  return text.length >= MIN_HASH && source.hash?.startsWith(text.toLowerCase()) === true;
}

function line({ id, name, hash, ingestedAt }: SourceRecord): string {
  return `  ${id}: ${name}, ingested ${formatDatetime(ingestedAt)}${hash === null ? '' : `, hash ${hash.slice(0, 12)}`}`;
}
