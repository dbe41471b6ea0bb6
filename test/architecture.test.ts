// The layers of the source and who may import whom, read off the imports of every file of src/.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Layer {
  /** The layers that it may import besides itself. */
  readonly imports: readonly string[];
  /** The packages that it may import. */
  readonly packages?: readonly string[];
  /** It does no I/O: of Node's own modules it imports only those that compute. */
  readonly pure?: true;
  /** It may print, and end the process. */
  readonly prints?: true;
}

const VALUES = 'src/engine/values';
const DIAGNOSTICS = 'src/engine/diagnostics';
const SYNTAX = 'src/engine/syntax';
const PLAN = 'src/engine/plan';
const RUN = 'src/engine/run';
const LANGUAGE = 'src/engine/language';
const DOOR = 'src/engine';
const TRACE = 'src/engine/trace';
const STORE = 'src/store';
const SCHEMAS = 'src/schemas';
const INGEST = 'src/ingest';
const EXPORT = 'src/export';
const DATABASE = 'src/database';
const WORKSPACE = 'src/workspace';
const RULES = 'src/rules';
const TESTING = 'src/testing';
const CLI = 'src/cli';
const ENTRY = 'src';

/** A file belongs to the longest folder here that holds it: `src/engine` is the engine's door, `src` the package's. */
const LAYERS: Readonly<Record<string, Layer>> = {
  [VALUES]: { imports: [], packages: ['decimal.js'], pure: true },
  [DIAGNOSTICS]: { imports: [], pure: true },
  [SYNTAX]: { imports: [VALUES, DIAGNOSTICS], packages: ['decimal.js'], pure: true },
  [PLAN]: { imports: [SYNTAX, VALUES, DIAGNOSTICS], packages: ['decimal.js'], pure: true },
  [RUN]: { imports: [PLAN, VALUES, DIAGNOSTICS], packages: ['decimal.js'], pure: true },
  [LANGUAGE]: {
    imports: [VALUES, DIAGNOSTICS, SYNTAX, PLAN, RUN],
    packages: ['decimal.js', 'punycode', 'h3-js', 's2js', 'geographiclib-geodesic'],
    pure: true,
  },
  [DOOR]: { imports: [VALUES, DIAGNOSTICS, SYNTAX, PLAN, RUN, LANGUAGE], pure: true },
  [TRACE]: { imports: [DOOR, VALUES, DIAGNOSTICS, PLAN, RUN, LANGUAGE], pure: true },
  [STORE]: { imports: [DOOR, VALUES], packages: ['better-sqlite3'] },
  [SCHEMAS]: { imports: [VALUES], packages: ['csv-parse'] },
  [INGEST]: {
    imports: [STORE, DOOR, VALUES, SCHEMAS],
    packages: ['csv-parse', 'decimal.js', 'hyparquet', 'hyparquet-compressors'],
  },
  [EXPORT]: { imports: [STORE, DOOR, VALUES], packages: ['hyparquet', 'hyparquet-writer'] },
  [DATABASE]: { imports: [DOOR, VALUES, STORE, INGEST, EXPORT] },
  [WORKSPACE]: { imports: [DATABASE, DOOR, VALUES], packages: ['js-yaml', 'csv-parse', 'mmdb-lib'] },
  [RULES]: { imports: [DATABASE, DOOR, VALUES, DIAGNOSTICS, STORE, SCHEMAS], packages: ['js-yaml'] },
  [TESTING]: {
    imports: [DATABASE, DOOR, TRACE, VALUES, DIAGNOSTICS, SCHEMAS, RULES, WORKSPACE],
    packages: ['js-yaml', 'fast-check'],
  },
  [CLI]: {
    imports: [
      ENTRY,
      DOOR,
      VALUES,
      DIAGNOSTICS,
      SYNTAX,
      PLAN,
      RUN,
      LANGUAGE,
      STORE,
      SCHEMAS,
      INGEST,
      EXPORT,
      DATABASE,
      WORKSPACE,
      RULES,
      TRACE,
      TESTING,
    ],
    packages: ['yargs', 'cli-table3', 'cli-progress', 'csv-stringify', 'picocolors'],
    prints: true,
  },
  [ENTRY]: {
    imports: [DOOR, VALUES, DIAGNOSTICS, STORE, SCHEMAS, INGEST, EXPORT, DATABASE, WORKSPACE, RULES, TESTING],
  },
};

// `node:module` for packages that are loaded when they are first needed.
const COMPUTING_MODULES = [
  'node:buffer',
  'node:crypto',
  'node:module',
  'node:string_decoder',
  'node:url',
  'node:util',
  'node:zlib',
];

const IMPORTS = [
  /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  /\brequire\s*\(\s*['"]([^'"]+)['"]/g,
  /\bnew URL\(\s*['"](\.[^'"]+\.[jt]s)['"]\s*,\s*import\.meta\.url/g,
];
const UNREADABLE_IMPORT = /\b(?:import|require)\s*\(\s*(?!['"])[^)]*\)/;
const PRINTS_OR_EXITS = /\bconsole\s*[.[]|\bprocess\s*\.\s*(?:stdout|stderr|exit|exitCode|abort|reallyExit)\b/;
const SUPPRESSION = /biome-ignore|@ts-ignore|@ts-nocheck|@ts-expect-error/;
const COMMENT = /^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm;

type Sources = ReadonlyMap<string, string>;

function layerOf(file: string): string {
  const holding = Object.keys(LAYERS).filter((folder) => file.startsWith(`${folder}/`));
  return holding.reduce((longest, folder) => (folder.length > longest.length ? folder : longest), '');
}

/** The layers that are one file, or a few, directly in their folder: a folder of theirs that is no layer is unknown. */
function isUnknown(file: string): boolean {
  const layer = layerOf(file);
  return layer === '' || ((layer === DOOR || layer === ENTRY) && path.posix.dirname(file) !== layer);
}

function importsOf(source: string): string[] {
  const code = source.replace(COMMENT, '');
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** The file of src/ that a relative import means. */
function target(file: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
}

/** What is wrong with one import, or null. */
function wrongImport(file: string, specifier: string): string | null {
  const layer = layerOf(file);
  const { imports, packages = [], pure } = LAYERS[layer] ?? { imports: [] };
  if (specifier.startsWith('.')) {
    const imported = layerOf(target(file, specifier));
    if (imported === '') return 'which is not in src';
    return imported === layer || imports.includes(imported) ? null : `and ${layer} may not import ${imported}`;
  }
  if (specifier.startsWith('node:')) {
    if (specifier === 'node:process' || specifier === 'node:console') return 'and not the global of that name';
    return pure && !COMPUTING_MODULES.includes(specifier) ? `and ${layer} does no I/O` : null;
  }
  const [scope = '', name = ''] = specifier.split('/');
  const imported = scope.startsWith('@') ? `${scope}/${name}` : scope;
  return packages.includes(imported) ? null : `and ${layer} may not import the package ${imported}`;
}

function wrongInFile(file: string, source: string): string[] {
  if (isUnknown(file)) return [`${file} is in no layer`];
  const found: string[] = [];
  for (const specifier of importsOf(source)) {
    const why = wrongImport(file, specifier);
    if (why !== null) found.push(`${file} imports '${specifier}', ${why}`);
  }
  const code = source.replace(COMMENT, '');
  const unreadable = UNREADABLE_IMPORT.exec(code);
  if (unreadable !== null) found.push(`${file} imports what only a run can tell: ${unreadable[0]}`);
  const printing = LAYERS[layerOf(file)]?.prints ? null : PRINTS_OR_EXITS.exec(code);
  if (printing !== null) found.push(`${file} prints or exits: ${printing[0]}`);
  const suppression = SUPPRESSION.exec(source);
  if (suppression !== null) found.push(`${file} silences a check: ${suppression[0]}`);
  return found;
}

/** Imports between two folders whose files also lead back, as `from -> to`. */
function cycles(sources: Sources): string[] {
  const targets = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const specifiers = importsOf(source).filter((specifier) => specifier.startsWith('.'));
    targets.set(
      file,
      specifiers.map((specifier) => target(file, specifier)),
    );
  }
  const reached = new Map<string, Set<string>>();
  const reach = (from: string): Set<string> => {
    const known = reached.get(from);
    if (known !== undefined) return known;
    const seen = new Set([from]);
    for (const file of seen) for (const next of targets.get(file) ?? []) seen.add(next);
    reached.set(from, seen);
    return seen;
  };
  const found: string[] = [];
  for (const [from, imported] of targets) {
    for (const to of imported) {
      if (path.posix.dirname(from) === path.posix.dirname(to) || !reach(to).has(from)) continue;
      found.push(`${from} -> ${to} closes a cycle of imports between folders`);
    }
  }
  return found;
}

function violations(sources: Sources): string[] {
  const files = [...sources.keys()];
  const empty = Object.keys(LAYERS).filter((layer) => !files.some((file) => layerOf(file) === layer));
  return [
    ...empty.map((layer) => `no file seen in ${layer}`),
    ...[...sources].flatMap(([file, source]) => wrongInFile(file, source)),
    ...cycles(sources),
  ];
}

function readSources(): Map<string, string> {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const sources = new Map<string, string>();
  for (const entry of readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.[cm]?[jt]sx?$/.test(entry)) continue;
    const file = path.posix.join('src', ...entry.split(path.sep));
    sources.set(file, readFileSync(path.join(root, file), 'utf8'));
  }
  return sources;
}

it('the source keeps to the layers', () => {
  expect(violations(readSources())).toEqual([]);
});

describe('the check itself', () => {
  const empty = Object.keys(LAYERS).map((layer): [string, string] => [`${layer}/a.ts`, '']);
  const found = (file: string, source: string): string[] => violations(new Map([...empty, [file, source]]));

  it('finds nothing in files that keep to the layers', () => {
    expect(found('src/store/scan.ts', "import Database from 'better-sqlite3';\nimport '../engine/engine.js';")).toEqual(
      [],
    );
    expect(found('src/engine/language/scalars/hash.ts', "import { createHash } from 'node:crypto';")).toEqual([]);
    expect(found('src/cli/main.ts', 'process.exit(1);')).toEqual([]);
    expect(found('src/engine/plan/a.ts', "// import '../run/a.js'\n/** import('../run/a.js') */\n")).toEqual([]);
  });

  it.each([
    ['a static import', 'src/engine/run/filter.ts', "import {\n  a,\n} from '../language/catalogue.js';", 'language'],
    ['an import of types', 'src/engine/plan/scope.ts', "import type { A } from '../language/a.js';", 'language'],
    ['the type of an import', 'src/engine/plan/scope.ts', "let a: import('../run/a.js').A;", 'run'],
    ['an import for effect', 'src/engine/values/a.ts', "import '../syntax/a.js';", 'syntax'],
    ['a dynamic import', 'src/store/scan.ts', "const a = await import('../ingest/a.js');", 'ingest'],
    ['an export from', 'src/engine/syntax/a.ts', "export * from '../plan/a.js';", 'plan'],
    ['a worker', 'src/store/scan.ts', "new Worker(new URL('./../cli/a.js', import.meta.url));", 'src/cli'],
    ['the command line', 'src/index.ts', "export { main } from './cli/main.js';", 'src/cli'],
    ['a way past the door', 'src/store/scan.ts', "import { a } from '../engine/run/a.js';", 'src/engine/run'],
    ['a package', 'src/ingest/reader.ts', "import Database from 'better-sqlite3';", 'better-sqlite3'],
    ['a file outside', 'src/rules/a.ts', "import a from '../../package.json';", 'not in src'],
    ['files', 'src/engine/run/spill.ts', "import { open } from 'node:fs/promises';", 'no I/O'],
    ['the network', 'src/engine/language/a.ts', "import http from 'node:http';", 'no I/O'],
    ['threads', 'src/engine/engine.ts', "import { Worker } from 'node:worker_threads';", 'no I/O'],
    ['an unknown import', 'src/rules/load.ts', 'await import(name);', 'import(name)'],
    ['printing', 'src/store/scan.ts', "console.log('a');", 'console.'],
    ['writing', 'src/ingest/a.ts', "process.stderr.write('a');", 'process.stderr'],
    ['writing, imported', 'src/ingest/a.ts', "import { stdout } from 'node:process';", 'node:process'],
    ['exiting', 'src/rules/a.ts', 'if (a) process.exit(1);', 'process.exit'],
    ['a silenced check', 'src/rules/a.ts', 'a(); // @ts-expect-error', '@ts-expect-error'],
    ['a new folder', 'src/common/a.ts', '', 'no layer'],
    ['a new folder of the engine', 'src/engine/common/a.ts', '', 'no layer'],
  ])('finds %s', (_, file, source, named) => {
    const [first = '', ...others] = found(file, source);
    expect(first).toContain(file);
    expect(first).toContain(named);
    expect(others).toEqual([]);
  });

  it('finds a cycle between folders, and lets one inside a folder be', () => {
    const cycle = new Map([
      ...empty,
      ['src/engine/language/define.ts', "import './scalars/abs.js';"],
      ['src/engine/language/scalars/abs.ts', "import '../define.js';"],
      ['src/engine/syntax/expression.ts', "import './primary.js';"],
      ['src/engine/syntax/primary.ts', "import './expression.js';"],
    ]);
    expect(violations(cycle)).toEqual([
      'src/engine/language/define.ts -> src/engine/language/scalars/abs.ts closes a cycle of imports between folders',
      'src/engine/language/scalars/abs.ts -> src/engine/language/define.ts closes a cycle of imports between folders',
    ]);
  });

  it.each(Object.keys(LAYERS))('finds that %s has no file', (layer) => {
    expect(violations(new Map(empty.filter(([file]) => file !== `${layer}/a.ts`)))).toEqual([
      `no file seen in ${layer}`,
    ]);
  });
});
