// Files of exclusions: beside their rule as `<rule>.exclusions.yaml`, or elsewhere with the rule's id or name in them.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { load, YAMLException } from 'js-yaml';
import { parseDatetime } from '../../engine/values/datetime.js';
import { KeyPlaces } from '../files/key-places.js';
import { isRecord, type KeyPath } from '../files/keys.js';
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
  const yaml = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const value = parsed(yaml, file);
  const whole = new Part(value, file, KeyPlaces.of(yaml)[0] ?? new KeyPlaces(yaml), 'the file');
  whole.refuseOthers(KEYS);
  return {
    file,
    rule: whole.text('rule'),
    exclusions: whole.items('exclusions').map((item) => exclusionOf(item, whole)),
  };
}

function exclusionOf(item: Part, whole: Part): RuleExclusion {
  item.refuseOthers(ITEM_KEYS);
  const [events, rows] = [item.text('events'), item.text('rows')];
  const condition = events ?? rows;
  if (condition === null || (events !== null && rows !== null))
    throw item.wrong(`${item.name} needs a condition: 'events' over the rule's table, or 'rows' over its result`);
  const over = events === null ? 'rows' : 'events';
  const declarations = whole.text('let') ?? '';
  return {
    file: item.file,
    line: item.line(),
    place: placeOfText(declarations, whole.placeOf('let'), item.placeOf(over)),
    name: item.required('name'),
    reason: item.required('reason'),
    owner: item.text('owner'),
    expires: timeOf(item, 'expires'),
    over,
    table: item.text('table') ?? whole.text('table'),
    condition: condition.trimEnd(),
    declarations,
  };
}

/** Where the lines of declarations and, after them, of a condition stand. */
function placeOfText(
  declarations: string,
  ofDeclarations: RuleExclusion['place'],
  ofCondition: RuleExclusion['place'],
): RuleExclusion['place'] {
  const declared = declarations === '' ? 0 : declarations.split('\n').length;
  return (line) => (line < declared ? ofDeclarations(line) : ofCondition(line - declared));
}

function timeOf(item: Part, key: string): bigint | null {
  const value = item.get(key);
  if (value === undefined || value === null) return null;
  const ticks = parseDatetime(value instanceof Date ? value.toISOString() : String(value));
  if (ticks === null) throw item.wrong(`${item.name}: '${key}' has to be a date such as 2026-12-31`, key);
  return ticks;
}

function parsed(yaml: string, file: string): unknown {
  try {
    return load(yaml);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new RuleError(file, `is no valid YAML: ${error.reason}`, (error.mark?.line ?? 0) + 1);
  }
}

/** The file, or an exclusion in it: keys and values, read strictly. */
class Part {
  private readonly values: Readonly<Record<string, unknown>>;

  /** @throws RuleError where the value has no keys */
  constructor(
    value: unknown,
    readonly file: string,
    private readonly places: KeyPlaces,
    readonly name: string,
    private readonly path: KeyPath = [],
  ) {
    if (!isRecord(value)) throw this.wrong(`${name} has to be a mapping of keys to values`);
    this.values = value;
  }

  get(key: string): unknown {
    return this.values[key];
  }

  text(key: string): string | null {
    const value = this.values[key];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') throw this.wrong(`'${key}' has to be a text`, key);
    return value;
  }

  required(key: string): string {
    const found = this.text(key);
    if (found === null) throw this.wrong(`${this.name} has no '${key}'`);
    return found;
  }

  items(key: string): Part[] {
    const list = this.values[key];
    if (!Array.isArray(list)) throw this.wrong(`has no list '${key}'`, key);
    return list.map((item, i) => new Part(item, this.file, this.places, `exclusion ${i + 1}`, [...this.path, key, i]));
  }

  refuseOthers(keys: readonly string[]): void {
    const other = Object.keys(this.values).find((key) => !keys.includes(key));
    if (other !== undefined) throw this.wrong(`${this.name} has '${other}'; the keys are ${keys.join(', ')}`, other);
  }

  /** Of the file, from 1: where it begins, or one of its keys. */
  line(key?: string): number {
    const ofKey = key === undefined ? null : this.places.lineOf([...this.path, key]);
    return ofKey ?? this.places.lineOf(this.path) ?? 1;
  }

  placeOf(key: string): RuleExclusion['place'] {
    return this.places.placeOf([...this.path, key]);
  }

  wrong(reason: string, key?: string): RuleError {
    return new RuleError(this.file, reason, this.line(key));
  }
}
