// Rules in the YAML of Sentinel's content: analytic (Scheduled, NRT) and hunting.

import path from 'node:path';
import { load, YAMLException } from 'js-yaml';
import { mendYaml } from './mend-yaml.js';
import { type Rule, RuleError } from './rule.js';
import { scalarPlace } from './scalar-place.js';

type Document = Readonly<Record<string, unknown>>;

/**
 * Reads a rule; YAML that is broken in a usual way is mended, and a note says how.
 * @throws RuleError where the text is no YAML, or no rule
 */
export function readYamlRule(text: string, file: string): Rule {
  const { document, source, notes } = parse(text, file);
  const query = document.query;
  if (typeof query !== 'string' || query.trim() === '') throw new RuleError(file, "the rule has no 'query'");
  const name = textOf(document.name) ?? textOf(document.displayName);
  return {
    file,
    id: textOf(document.id),
    name: name ?? path.basename(file, path.extname(file)),
    description: textOf(document.description) ?? textOf(document['description-detailed']) ?? '',
    kind: kindOf(document),
    severity: textOf(document.severity),
    tactics: listOf(document.tactics),
    techniques: listOf(document.relevantTechniques),
    // Published rules often lose the indentation of this key, which makes it one of the document.
    dataTypes: [...dataTypesOf(document.requiredDataConnectors), ...listOf(document.dataTypes)],
    query,
    place: scalarPlace(source.text, 'query', source.line),
    notes,
  };
}

interface Source {
  /** the text that was parsed, after mending */
  readonly text: string;
  /** the line of the file in which a line of the parsed text stands, both from 0 */
  readonly line: (line: number) => { line: number; column: number };
}

function parse(text: string, file: string): { document: Document; source: Source; notes: readonly string[] } {
  try {
    return {
      document: documentOf(load(text), file),
      source: { text, line: (line) => ({ line, column: 0 }) },
      notes: [],
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const mended = mendYaml(text);
    try {
      return {
        document: documentOf(load(mended.text), file),
        source: { text: mended.text, line: mended.placeOf },
        notes: mended.notes,
      };
    } catch (second) {
      if (!(second instanceof YAMLException)) throw second;
      // The first error stands in the text as it was written.
      throw new RuleError(file, `is no valid YAML: ${error.reason}`, (error.mark?.line ?? 0) + 1);
    }
  }
}

function documentOf(value: unknown, file: string): Document {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new RuleError(file, "is no rule: expected keys such as 'name' and 'query'");
  }
  return value as Document;
}

function kindOf(document: Document): Rule['kind'] {
  const kind = textOf(document.kind)?.toLowerCase();
  if (kind === 'scheduled' || kind === 'nrt') return kind;
  return document.queryFrequency === undefined ? 'hunting' : 'scheduled';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null;
}

/** A list, or the single item or comma-separated text that is sometimes written for one. */
function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listOf);
  return (textOf(value) ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function dataTypesOf(connectors: unknown): string[] {
  if (!Array.isArray(connectors)) return [];
  return [...new Set(connectors.flatMap((c) => listOf((c as Document | null)?.dataTypes)))];
}
