// What the package holds when it is published.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Where the published package may have files; everything else in it got there by mistake. */
const EXPECTED = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/[^/]+\.js$/,
  /^dist\/types\/.+\.d\.ts$/,
  /^dist\/(cli\.cjs|main\.cjs|main\.code|THIRD-PARTY-LICENSES\.txt)$/,
  /^dist\/tables\/(defender|sentinel)\.txt$/,
  /^dist\/library\/.+\.(ya?ml|kql|csv|md)$/,
  /^datasets\/distant-desktop\/.+\.(csv|jsonl|json|gz|md)$/,
  /^datasets\/distant-desktop\/kqlocal\.yaml$/,
];

const IMPORTED = /(?:^(?:import|export|\})[^'"\n]*?\bfrom |^import |\bimport\()["']([^"'./][^"']*)["']/gm;

let folder: string;
let files: string[];

const text = (file: string): string => readFileSync(path.join(folder, 'package', file), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-package-'));
  if (!existsSync(path.join(ROOT, 'dist/types'))) execFileSync('npm', ['run', 'build'], { cwd: ROOT });
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
  execFileSync('tar', ['-xzf', path.join(folder, `kqlocal-${packageJson.version}.tgz`), '-C', folder]);
  files = readdirSync(path.join(folder, 'package'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(folder, 'package'), path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the package', () => {
  it.each(['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/cli.cjs', 'dist/index.js', 'dist/rules.js'])(
    'has %s',
    (file) => {
      expect(files).toContain(file);
    },
  );

  it('has the bundled rules and the bundled export', () => {
    expect(files.filter((file) => /^dist\/library\/.+\.ya?ml$/.test(file))).not.toEqual([]);
    expect(files.filter((file) => /^datasets\/distant-desktop\/.+\.(csv|jsonl)/.test(file))).not.toEqual([]);
  });

  it('has nothing else', () => {
    expect(files.filter((file) => !EXPECTED.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it('has what `exports` and `bin` name', () => {
    const entries = Object.values(packageJson.exports).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry),
    );
    const named = [...entries, ...Object.values(packageJson.bin)].map((file) => path.posix.normalize(file));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('starts its command with node', () => {
    expect(text('dist/cli.cjs')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('carries its version', () => {
    const modules = files.filter((file) => /^dist\/[^/]+\.js$/.test(file)).map(text);
    expect(modules.some((module) => module.includes(`"${packageJson.version}"`))).toBe(true);
    expect(modules.filter((module) => module.includes('KQLOCAL_VERSION'))).toEqual([]);
  });

  it('imports only its dependencies', () => {
    const dependencies = Object.keys(packageJson.dependencies);
    const imported = files
      .filter((file) => /^dist\/.+\.(js|d\.ts)$/.test(file))
      .flatMap((file) => [...text(file).matchAll(IMPORTED)])
      .map((match) => match[1] ?? '')
      .filter((name) => !isBuiltin(name));
    expect(imported).not.toEqual([]);
    expect(
      imported.filter((name) => !dependencies.some((known) => name === known || name.startsWith(`${known}/`))),
    ).toEqual([]);
  });
});
