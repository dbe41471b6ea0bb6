// Builds dist/: one ES module an entry point with shared chunks beside them, the bundled rules in dist/library/, and
// type declarations in dist/types/. Every module of dist/ lies directly in it, as the modules that read data files do
// in their folder, so that `new URL('./library/', import.meta.url)` finds them from either.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = path.join(ROOT, 'dist');
const CLI = path.join(DIST, 'cli.cjs');
const MAIN = path.join(DIST, 'main.cjs');

/** The file in dist/ that each entry point becomes. */
const ENTRIES = {
  index: 'src/index.ts',
  rules: 'src/rules/index.ts',
  testing: 'src/testing/index.ts',
  'ingest-worker': 'src/ingest/threads/ingest-worker.ts',
  'query-worker': 'src/database/threads/query-worker.ts',
};

const SHARED: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};
const VERSION = { KQLOCAL_VERSION: JSON.stringify(packageJson.version) };

/** The library, as modules that share chunks; packages are found where it is installed. */
async function bundleLibrary(): Promise<void> {
  await build({
    ...SHARED,
    entryPoints: ENTRIES,
    outdir: DIST,
    splitting: true,
    format: 'esm',
    packages: 'external',
    chunkNames: 'chunk-[hash]',
    define: VERSION,
  });
}

/** What the shell starts. */
async function bundleLauncher(): Promise<void> {
  await build({
    ...SHARED,
    entryPoints: ['src/cli/launch.cts'],
    outfile: CLI,
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(CLI, 0o755);
}

/**
 * Puts a module before `string-width`, which knows the width of plain text without it. What the package makes ready when it is
 * loaded, a segmenter and the expression of all emoji, would be a fifth of the time of a small command.
 */
const widthOfPlainText: Plugin = {
  name: 'width-of-plain-text',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ resolveDir, namespace }) =>
      namespace === 'file' ? { path: resolveDir, namespace: 'width', pluginData: resolveDir } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'width' }, ({ pluginData }) => ({
      contents: `module.exports = (text, options) => {
        if (/^[ -~]*$/.test(text)) return text.length;
        const width = require('string-width');
        return (width.default ?? width)(text, options);
      }`,
      // The version of the package that the importing one asked for.
      resolveDir: pluginData,
    }));
  },
};

/** Makes the functions of the language when they are first asked for: a query needs a handful of them, not hundreds. */
const functionsOnDemand: Plugin = {
  name: 'functions-on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]registry\.generated\.ts$/ }, ({ path: file }) => {
      const modules = new Map<string, string>();
      const text = readFileSync(file, 'utf8')
        .replace(/^import (\w+) from ('.*');\n/gm, (line, identifier, module) => {
          if (!/^'\.\/(?:scalars|aggregates|plugins)\//.test(module)) return line;
          modules.set(identifier, module);
          return '';
        })
        .replace(/^ {2}(\w+): (\w+),$/gm, (_, name, identifier) => {
          return `  get ${name}() { return require(${modules.get(identifier)}).default; },`;
        });
      return { contents: text, loader: 'ts' };
    });
  },
};

/** The command line with all it needs but the native module, as one script: see src/cli/launch.cts. */
async function bundleCommandLine(): Promise<void> {
  const { metafile } = await build({
    ...SHARED,
    entryPoints: ['src/cli/main.ts'],
    outfile: MAIN,
    format: 'cjs',
    external: ['better-sqlite3', 'hyparquet', 'hyparquet-compressors', 'hyparquet-writer'],
    // A script has no dynamic imports of its own: they become calls of `require`. Raw templates could not be of ASCII only.
    supported: { 'dynamic-import': false, 'template-literal': false },
    minifyIdentifiers: true,
    metafile: true,
    plugins: [widthOfPlainText, functionsOnDemand],
    charset: 'ascii',
    banner: {
      js: '(function (require, __filename) { const __url = require("node:url").pathToFileURL(__filename).href;',
    },
    footer: { js: '})' },
    define: { ...VERSION, 'import.meta.url': '__url' },
  });
  // The launcher reads bytes as letters. What `charset` leaves are the letters of regular expressions, which have the same escapes.
  const text = readFileSync(MAIN, 'utf8');
  writeFileSync(
    MAIN,
    text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  writeFileSync(path.join(DIST, 'THIRD-PARTY-LICENSES.txt'), licences(Object.keys(metafile.inputs)));
}

/** The licences of the packages whose files these are. */
function licences(inputs: readonly string[]): string {
  const packages = new Set(inputs.flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  const texts = [...packages].sort().map((folder) => {
    const file = readdirSync(path.join(ROOT, folder)).find((name) => /^licen[cs]e/i.test(name));
    const { name, version, license } = JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'));
    const text =
      file === undefined ? `Licence: ${license}` : readFileSync(path.join(ROOT, folder, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  return `The command line holds code of these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** Runs a small query, after which the compiled code lies beside the script. */
function warmUp(): void {
  spawnSync(process.execPath, [CLI, 'query', 'print 1'], { stdio: 'ignore' });
}

/** Copies what is not code: the bundled rules, the known tables. */
function copyData(): void {
  cpSync(path.join(ROOT, 'src/rules/library'), path.join(DIST, 'library'), { recursive: true });
  cpSync(path.join(ROOT, 'src/schemas/tables'), path.join(DIST, 'tables'), { recursive: true });
}

function declareTypes(): void {
  const tsc = path.join(ROOT, 'node_modules/.bin/tsc');
  const { status } = spawnSync(tsc, ['-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

rmSync(DIST, { recursive: true, force: true });
await bundleLibrary();
await bundleCommandLine();
await bundleLauncher();
copyData();
warmUp();
declareTypes();
