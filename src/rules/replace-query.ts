import { isDeepStrictEqual } from 'node:util';
import { load, YAMLException } from 'js-yaml';
import { isYamlFile } from './load.js';
import { findScalar } from './scalar-place.js';

/**
 * The text of a rule file with another query: in a YAML file only the lines of the query's block change.
 * @param query without carriage returns; the file keeps its own line ends
 * @returns null where the query of a YAML file is no block text (`query: |`), or the file is broken
 */
export function replaceQuery(text: string, file: string, query: string): string | null {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (!isYamlFile(file)) return query.replaceAll('\n', lineEnd);
  const found = findScalarOf(text);
  if (found === null || !found.block) return null;
  const old = text.slice(found.start, found.end);
  const lines = query
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(found.indent) + line));
  const replaced = text.slice(0, found.start) + lines.join(lineEnd) + /\s*$/.exec(old)?.[0] + text.slice(found.end);
  return isSameButQuery(text, replaced, query) ? replaced : null;
}

function findScalarOf(yaml: string) {
  try {
    return findScalar(yaml, 'query');
  } catch (error) {
    if (error instanceof YAMLException) return null;
    throw error;
  }
}

/** Whether the new file says what the old one says, but for the query; folded blocks and broken files do not. */
function isSameButQuery(before: string, after: string, query: string): boolean {
  try {
    const [old, made] = [load(before), load(after)].map((document) => ({
      ...(document as { readonly query?: unknown }),
    }));
    return (
      isDeepStrictEqual({ ...old, query: '' }, { ...made, query: '' }) &&
      String(made?.query).trimEnd() === query.trimEnd()
    );
  } catch (error) {
    if (error instanceof YAMLException) return false;
    throw error;
  }
}
