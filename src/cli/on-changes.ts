import { statSync, watch } from 'node:fs';
import path from 'node:path';

/** Editors write a file in several steps. */
const QUIET = 100;

/** Does something now and whenever a file below these paths has changed, until the process is ended. */
export async function onChanges(paths: readonly string[], work: () => Promise<unknown>): Promise<never> {
  const folders = new Set(paths.map((name) => (statSync(name).isDirectory() ? name : path.dirname(name))));
  let changed = () => {};
  for (const folder of folders) watch(folder, { recursive: true }, () => changed());
  for (;;) {
    const next = new Promise<void>((resolve) => {
      changed = resolve;
    });
    await work();
    await next;
    await new Promise((resolve) => setTimeout(resolve, QUIET));
    process.stderr.write('\n');
  }
}
