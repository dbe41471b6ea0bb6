// What a file of keys and values holds, before it is known which rules these are.

import { load, loadAll, YAMLException } from 'js-yaml';
import { RuleError } from '../rule.js';
import { resolveTemplate } from './arm-template.js';
import { type FileLine, KeyPlaces } from './key-places.js';
import { isRecord, type KeyPath, Keys } from './keys.js';
import { mendYaml } from './mend-yaml.js';

export interface Document {
  readonly keys: Keys;
  readonly places: KeyPlaces;
  /** what was mended */
  readonly notes: readonly string[];
}

/**
 * The documents of a YAML file. What is broken in a usual way is mended, and a note says how.
 * @throws RuleError where the text is no YAML, or none of it has keys
 */
export function yamlDocuments(text: string, file: string): Document[] {
  try {
    return documentsOf(loadAll(text), text, file);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const mended = mendYaml(text);
    try {
      return documentsOf(loadAll(mended.text), mended.text, file, mended.placeOf, mended.notes);
    } catch (second) {
      if (!(second instanceof YAMLException)) throw second;
      // The first error stands in the text as it was written.
      throw invalid('YAML', error, file);
    }
  }
}

/**
 * The documents of a JSON file: the items, where its outermost value is a list.
 * @throws RuleError where the text is no JSON
 */
export function jsonDocuments(text: string, file: string): Document[] {
  try {
    const value = resolveTemplate(parseJson(text));
    const places = KeyPlaces.of(text)[0] ?? new KeyPlaces(text);
    if (!Array.isArray(value)) return [documentOf(value, places)];
    return value.map((item, i) => documentOf(item, places, [i]));
  } catch (error) {
    if (error instanceof YAMLException) throw invalid('JSON', error, file);
    throw error;
  }
}

/** JSON is YAML; the YAML reader takes what JSON's own refuses in files that people edit, as a comma at the end of a list. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return load(text);
  }
}

function documentsOf(
  values: readonly unknown[],
  text: string,
  file: string,
  fileLine?: FileLine,
  notes: readonly string[] = [],
): Document[] {
  const places = KeyPlaces.of(text, fileLine);
  const documents = values.flatMap((value, i) =>
    isRecord(value) ? [{ ...documentOf(value, places[i] ?? new KeyPlaces(text)), notes: i === 0 ? notes : [] }] : [],
  );
  if (documents.length === 0) throw new RuleError(file, "is no rule: expected keys such as 'name' and 'query'");
  return documents;
}

function documentOf(value: unknown, places: KeyPlaces, path: KeyPath = []): Document {
  return { keys: new Keys(value, path, (key) => places.lineOf(key)), places, notes: [] };
}

function invalid(language: string, { reason, mark }: YAMLException, file: string): RuleError {
  return new RuleError(file, `is no valid ${language}: ${reason}`, (mark?.line ?? 0) + 1);
}
