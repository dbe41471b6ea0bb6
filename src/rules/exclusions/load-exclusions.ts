// Files of exclusions: beside their rule as `<rule>.exclusions.yaml`, or elsewhere with the rule's id or name in them.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { load, YAMLException } from 'js-yaml';
import { parseDatetime } from '../../engine/values/datetime.js';
import { type Rule, RuleError } from '../rule.js';
import type { RuleExclusion } from './exclusion.js';

/** A file of exclusions. */
export interface ExclusionFile {
  readonly file: string;
  /** id, name, or file name without its ending; null beside a rule, whose they are then */
  readonly rule: string | null;
  readonly exclusions: readonly RuleExclusion[];
}

const ENDING = /\.exclusions\.ya?ml$/i;
const KEYS = ['rule', 'table', 'let', 'exclusions'];
const ITEM_KEYS = ['name', 'reason', 'owner', 'expires', 'table', 'events', 'rows'];

type Mapping = Readonly<Record<string, unknown>>;

export const isExclusionFile = (file: string): boolean => ENDING.test(file);

/** The exclusions of a rule: those beside it, then those of `files` that name it. */
export function exclusionsOf(rule: Rule, files: readonly ExclusionFile[] = []): RuleExclusion[] {
  const { dir, name } = path.parse(rule.file);
  const beside = ['.exclusions.yaml', '.exclusions.yml']
    .map((ending) => path.join(dir, name + ending))
    .find(existsSync);
  const names = new Set([rule.id, rule.name, name].flatMap((text) => text?.toLowerCase() ?? []));
  const naming = files.filter((file) => file.rule !== null && names.has(file.rule.toLowerCase()));
  return [...(beside === undefined ? [] : [readExclusions(beside)]), ...naming].flatMap((file) => file.exclusions);
}

/**
 * The exclusion files that paths stand for: files, and folders with those below them.
 * @throws RuleError where a path is not there, or a file is wrong or names no rule
 */
export function exclusionFiles(paths: readonly string[]): ExclusionFile[] {
  return paths.flatMap(filesBelow).map((file) => {
    const read = readExclusions(file);
    if (read.rule === null) throw new RuleError(file, "names no rule: give its id or name as 'rule'");
    return read;
  });
}

function filesBelow(given: string): string[] {
  if (!existsSync(given)) throw new RuleError(given, 'there is no such file or folder of exclusions');
  if (!statSync(given).isDirectory()) return [given];
  return readdirSync(given, { recursive: true, encoding: 'utf8' })
    .filter(isExclusionFile)
    .sort()
    .map((name) => path.join(given, name));
}

/** @throws RuleError where the file is no YAML, or says something that an exclusion does not have */
export function readExclusions(file: string): ExclusionFile {
  const document = mapping(parse(file), file, 'the file');
  refuseOthers(document, KEYS, file, 'the file');
  const { exclusions } = document;
  if (!Array.isArray(exclusions)) throw new RuleError(file, "has no list 'exclusions'");
  const shared = { table: text(document, 'table', file), declarations: text(document, 'let', file) ?? '' };
  return {
    file,
    rule: text(document, 'rule', file),
    exclusions: exclusions.map((item, i) => exclusionOf(mapping(item, file, `exclusion ${i + 1}`), i, file, shared)),
  };
}

function exclusionOf(
  item: Mapping,
  index: number,
  file: string,
  shared: Pick<RuleExclusion, 'table' | 'declarations'>,
): RuleExclusion {
  const place = `exclusion ${index + 1}`;
  refuseOthers(item, ITEM_KEYS, file, place);
  const required = (key: string) => {
    const found = text(item, key, file);
    if (found === null) throw new RuleError(file, `${place} has no '${key}'`);
    return found;
  };
  const [events, rows] = [text(item, 'events', file), text(item, 'rows', file)];
  const condition = events ?? rows;
  if (condition === null || (events !== null && rows !== null)) {
    throw new RuleError(file, `${place} needs a condition: 'events' over the rule's table, or 'rows' over its result`);
  }
  return {
    file,
    name: required('name'),
    reason: required('reason'),
    owner: text(item, 'owner', file),
    expires: timeOf(item.expires, file, place),
    over: events === null ? 'rows' : 'events',
    table: text(item, 'table', file) ?? shared.table,
    condition: condition.trim(),
    declarations: shared.declarations,
  };
}

function timeOf(value: unknown, file: string, place: string): bigint | null {
  if (value === undefined || value === null) return null;
  const ticks = parseDatetime(value instanceof Date ? value.toISOString() : String(value));
  if (ticks === null) throw new RuleError(file, `${place}: 'expires' has to be a date such as 2026-12-31`);
  return ticks;
}

function parse(file: string): unknown {
  try {
    return load(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new RuleError(file, `is no valid YAML: ${error.reason}`, (error.mark?.line ?? 0) + 1);
  }
}

function mapping(value: unknown, file: string, what: string): Mapping {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new RuleError(file, `${what} has to be a mapping of keys to values`);
  }
  return value as Mapping;
}

function refuseOthers(found: Mapping, keys: readonly string[], file: string, what: string): void {
  const other = Object.keys(found).find((key) => !keys.includes(key));
  if (other !== undefined) throw new RuleError(file, `${what} has '${other}'; the keys are ${keys.join(', ')}`);
}

function text(found: Mapping, key: string, file: string): string | null {
  const value = found[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new RuleError(file, `'${key}' has to be a text`);
  return value;
}
