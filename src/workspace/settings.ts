// `kqlocal.yaml`: what a team has beside its rules, by the names of files.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load, YAMLException } from 'js-yaml';
import { isTimeZone } from '../database/time-zone.js';
import { WorkspaceError } from './workspace-error.js';

export const SETTINGS_FILE = 'kqlocal.yaml';

/** The paths are absolute, or relative to the working folder as the settings' own path was. */
export interface Settings {
  readonly file: string;
  readonly database: string | null;
  /** rule files and folders of them */
  readonly rules: readonly string[];
  /** a folder of saved functions */
  readonly functions: string | null;
  /** a folder of CSV files, each a watchlist whose alias is the file's name */
  readonly watchlistFolder: string | null;
  readonly watchlists: readonly WatchlistSettings[];
  /** folders or files of exclusions, beside those that stand next to their rules */
  readonly exclusions: readonly string[];
  /** files of tests and folders of them, beside those that stand next to their rules */
  readonly tests: readonly string[];
  /** local copies of what `externaldata` names by address */
  readonly external: readonly ExternalSettings[];
  /** a CSV file of facts about files, for `FileProfile` */
  readonly fileProfiles: string | null;
  /** a MaxMind database (`.mmdb`) of cities or countries, for `geo_info_from_ip_address` */
  readonly geoip: string | null;
  /** zone of the times in exports that name none */
  readonly timezone: string | null;
}

export interface WatchlistSettings {
  readonly alias: string;
  readonly file: string;
  /** the column that `SearchKey` repeats; null for the first */
  readonly searchKey: string | null;
}

export interface ExternalSettings {
  readonly address: string;
  readonly file: string;
  /** what the file's SHA-256 has to be, in hexadecimal; null where any will do */
  readonly sha256: string | null;
}

type Mapping = Readonly<Record<string, unknown>>;

/** @throws WorkspaceError where the file is not there, is no YAML, or says something that kqlocal does not know, be it the name of a time zone */
export function readSettings(file: string): Settings {
  const settings = mappingOf(parsed(file), file, 'the file');
  const folder = path.dirname(file);
  const known = new Set(KEYS);
  for (const key of Object.keys(settings)) {
    if (!known.has(key))
      throw new WorkspaceError(file, `there is no setting '${key}'; the settings are ${KEYS.join(', ')}`);
  }
  const pathOf = (name: string) => path.join(folder, name);
  const text = (key: string) => textOf(settings[key], file, key);
  const filePath = (key: string) => {
    const name = text(key);
    return name === null ? null : pathOf(name);
  };
  const { watchlists } = settings;
  return {
    file,
    database: filePath('database'),
    rules: listOf(settings.rules, file, 'rules').map(pathOf),
    functions: filePath('functions'),
    watchlistFolder: typeof watchlists === 'string' ? pathOf(watchlists) : null,
    watchlists: typeof watchlists === 'string' ? [] : watchlistsOf(watchlists, file, pathOf),
    exclusions: listOf(settings.exclusions, file, 'exclusions').map(pathOf),
    tests: listOf(settings.tests, file, 'tests').map(pathOf),
    external: externalOf(settings.external, file, pathOf),
    fileProfiles: filePath('fileProfiles'),
    geoip: filePath('geoip'),
    timezone: zoneOf(text('timezone'), file),
  };
}

function zoneOf(name: string | null, file: string): string | null {
  if (name !== null && !isTimeZone(name)) {
    throw new WorkspaceError(
      file,
      `'timezone': there is no time zone '${name}'; give a name such as Europe/Berlin, or an offset such as +01:00`,
    );
  }
  return name;
}

const KEYS = [
  'database',
  'rules',
  'functions',
  'watchlists',
  'exclusions',
  'tests',
  'external',
  'fileProfiles',
  'geoip',
  'timezone',
] as const satisfies readonly string[] as readonly string[];

function parsed(file: string): unknown {
  try {
    return load(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) ?? {};
  } catch (error) {
    if (error instanceof YAMLException) {
      throw new WorkspaceError(file, `line ${(error.mark?.line ?? 0) + 1}: is no valid YAML: ${error.reason}`);
    }
    throw new WorkspaceError(file, 'cannot be read: there is no such file');
  }
}

function watchlistsOf(value: unknown, file: string, pathOf: (name: string) => string): WatchlistSettings[] {
  return Object.entries(mappingOf(value ?? {}, file, "'watchlists'")).map(([alias, entry]) => {
    if (typeof entry === 'string') return { alias, file: pathOf(entry), searchKey: null };
    const { file: name, searchKey } = fieldsOf(entry, file, `watchlists.${alias}`, ['file', 'searchKey']);
    return { alias, file: pathOf(required(name, file, `watchlists.${alias}.file`)), searchKey: searchKey ?? null };
  });
}

function externalOf(value: unknown, file: string, pathOf: (name: string) => string): ExternalSettings[] {
  return Object.entries(mappingOf(value ?? {}, file, "'external'")).map(([address, entry]) => {
    if (typeof entry === 'string') return { address, file: pathOf(entry), sha256: null };
    const { file: name, sha256 } = fieldsOf(entry, file, `external['${address}']`, ['file', 'sha256']);
    return {
      address,
      file: pathOf(required(name, file, `external['${address}'].file`)),
      sha256: sha256?.toLowerCase() ?? null,
    };
  });
}

function fieldsOf<K extends string>(
  value: unknown,
  file: string,
  what: string,
  keys: readonly K[],
): Partial<Record<K, string>> {
  const mapping = mappingOf(value, file, `'${what}'`);
  const fields: Partial<Record<K, string>> = {};
  for (const [key, field] of Object.entries(mapping)) {
    const name = keys.find((known) => known === key);
    if (name === undefined) throw new WorkspaceError(file, `'${what}' has no '${key}'; it has ${keys.join(', ')}`);
    fields[name] = textOf(field, file, `${what}.${key}`) ?? '';
  }
  return fields;
}

function required(value: string | undefined, file: string, what: string): string {
  if (value === undefined || value === '') throw new WorkspaceError(file, `'${what}' is missing`);
  return value;
}

function mappingOf(value: unknown, file: string, what: string): Mapping {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new WorkspaceError(file, `${what} has to be a mapping of keys to values`);
  }
  return value as Mapping;
}

function textOf(value: unknown, file: string, what: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new WorkspaceError(file, `'${what}' has to be a text`);
}

function listOf(value: unknown, file: string, what: string): string[] {
  if (value === undefined || value === null) return [];
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => textOf(item, file, what) ?? '');
}
