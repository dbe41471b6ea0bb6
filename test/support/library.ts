import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Library {
  /** a folder in which `kqlocal` is installed */
  readonly folder: string;
  write(name: string, text: string): string;
  remove(): void;
}

/** A project that uses the library, built from the sources; other packages are found in those of this one. */
export async function installLibrary(): Promise<Library> {
  const folder = mkdtempSync(path.join(ROOT, 'node_modules/.kqlocal-project-'));
  const installed = path.join(folder, 'node_modules/kqlocal');
  mkdirSync(installed, { recursive: true });
  copyFileSync(path.join(ROOT, 'package.json'), path.join(installed, 'package.json'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: { index: 'src/index.ts', rules: 'src/rules/index.ts', testing: 'src/testing/index.ts' },
    outdir: path.join(installed, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { KQLOCAL_VERSION: '"test"' },
    logLevel: 'error',
  });
  cpSync(path.join(ROOT, 'src/rules/library'), path.join(installed, 'dist/library'), { recursive: true });
  cpSync(path.join(ROOT, 'src/schemas/tables'), path.join(installed, 'dist/tables'), { recursive: true });
  return {
    folder,
    write(name, text) {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
