import { isDeepStrictEqual } from 'node:util';
import { load, YAMLException } from 'js-yaml';
import { KeyPlaces } from './files/key-places.js';
import { isRecord } from './files/keys.js';
import { isQueryFile, isYamlFile } from './load.js';

/** The names under which a file of one rule has its query. */
const QUERY_PATHS = [['query'], ['Query'], ['queryCondition', 'queryText']];

/**
 * The text of a rule file with another query: in a YAML file only the lines of the query's block change.
 * @param query without carriage returns; the file keeps its own line ends
 * @returns null where the query of a YAML file is no block text (`query: |`), the file is broken, or of another format
 */
export function replaceQuery(text: string, file: string, query: string): string | null {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (isQueryFile(file)) return query.replaceAll('\n', lineEnd);
  if (!isYamlFile(file)) return null;
  try {
    const [places, ...others] = KeyPlaces.of(text);
    const path = QUERY_PATHS.find((names) => places?.scalar(names)?.block === true);
    const found = path === undefined ? undefined : places?.scalar(path);
    if (path === undefined || found == null || others.length > 0) return null;
    const old = text.slice(found.start, found.end);
    const lines = query
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : ' '.repeat(found.indent) + line));
    const replaced = text.slice(0, found.start) + lines.join(lineEnd) + /\s*$/.exec(old)?.[0] + text.slice(found.end);
    return isSameButQuery(load(text), load(replaced), path, query) ? replaced : null;
  } catch (error) {
    if (error instanceof YAMLException) return null;
    throw error;
  }
}

/** Whether the new file says what the old one says, but for the query; folded blocks do not. */
function isSameButQuery(before: unknown, after: unknown, path: readonly string[], query: string): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return String(after).trimEnd() === query.trimEnd();
  if (!isRecord(before) || !isRecord(after)) return false;
  const others = isDeepStrictEqual({ ...before, [name]: null }, { ...after, [name]: null });
  return others && isSameButQuery(before[name], after[name], rest, query);
}
