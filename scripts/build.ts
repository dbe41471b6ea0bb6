// Builds dist/: one ES module an entry point with shared chunks beside them, the bundled rules in dist/library/, and
// type declarations in dist/types/. Every module of dist/ lies directly in it, as the modules of src/rules/ do in
// theirs, so that `new URL('./library/', import.meta.url)` finds the rules from either.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = path.join(ROOT, 'dist');

/** The file in dist/ that each entry point becomes. */
const ENTRIES = {
  index: 'src/index.ts',
  cli: 'src/cli/main.ts',
  rules: 'src/rules/index.ts',
};

async function bundle(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: DIST,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    minifySyntax: true,
    minifyWhitespace: true,
    chunkNames: 'chunk-[hash]',
    define: { KQLOCAL_VERSION: JSON.stringify(packageJson.version) },
    logLevel: 'warning',
  });
  const cli = path.join(DIST, 'cli.js');
  const text = readFileSync(cli, 'utf8');
  if (!text.startsWith('#!')) writeFileSync(cli, `#!/usr/bin/env node\n${text}`);
  chmodSync(cli, 0o755);
}

/** Copies what is not code: rule files, watchlists, their readmes. */
function copyLibrary(): void {
  const library = path.join(ROOT, 'src/rules/library');
  if (!existsSync(library)) return;
  cpSync(library, path.join(DIST, 'library'), {
    recursive: true,
    filter: (file) => statSync(file).isDirectory() || !file.endsWith('.ts'),
  });
}

function declareTypes(): void {
  const tsc = path.join(ROOT, 'node_modules/.bin/tsc');
  const { status } = spawnSync(tsc, ['-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

rmSync(DIST, { recursive: true, force: true });
await bundle();
copyLibrary();
declareTypes();
