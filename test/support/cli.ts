import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Output {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Cli {
  /** @param folder the working folder; the project's where none is given */
  run(args: readonly string[], input?: string | Buffer, folder?: string): Output;
  remove(): void;
}

/** The command line, built from the sources into a folder of its own; packages are found in the project's. */
export async function buildCli(): Promise<Cli> {
  const folder = mkdtempSync(path.join(ROOT, 'node_modules/.kqlocal-cli-'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    define: { KQLOCAL_VERSION: '"test"' },
    logLevel: 'error',
  });
  cpSync(path.join(ROOT, 'src/rules/library'), path.join(folder, 'library'), { recursive: true });
  cpSync(path.join(ROOT, 'src/schemas/tables'), path.join(folder, 'tables'), { recursive: true });
  return {
    run(args, input = '', cwd = ROOT) {
      const env = { ...process.env, NO_COLOR: '1', TZ: 'Asia/Tokyo' };
      const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'cli.mjs'), ...args], {
        input,
        env,
        encoding: 'utf8',
        cwd,
        maxBuffer: 1 << 28,
      });
      return { code: status, out: stdout, err: stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
