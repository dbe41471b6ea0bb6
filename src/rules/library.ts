import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isExclusionFile } from './exclusions/load-exclusions.js';

const LIBRARY = fileURLToPath(new URL('./library/', import.meta.url));

/** The files of the rules that come with kqlocal, by the name under which `run` takes them: the file's name without its ending. */
export function bundledRules(): Map<string, string> {
  const rules = new Map<string, string>();
  for (const file of readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.ya?ml$/.test(file) && !isExclusionFile(file))
      rules.set(path.basename(file, path.extname(file)), path.join(LIBRARY, file));
  }
  return rules;
}
