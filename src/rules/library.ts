import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../engine/diagnostics/nearest.js';
import { isSidecar } from './sidecar.js';

const LIBRARY = fileURLToPath(new URL('./library/', import.meta.url));

/** The name that stands for all bundled rules. */
const ALL = 'bundled';

/** The files of the rules that come with kqlocal, by the name under which `run` takes them: the file's name without its ending. */
export function bundledRules(): Map<string, string> {
  const rules = new Map<string, string>();
  for (const file of readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.ya?ml$/.test(file) && !isSidecar(file))
      rules.set(path.basename(file, path.extname(file)), path.join(LIBRARY, file));
  }
  return rules;
}

/** What a name stands for: the file of the bundled rule of that name, the folder of them all for `bundled`; null for any other name. */
export function bundledPath(name: string): string | null {
  return name === ALL ? LIBRARY : (bundledRules().get(name) ?? null);
}

/** The bundled rules that a name which is none may mean: the nearest one, or those that have all of its words. */
export function likelyRules(name: string): string[] {
  const wanted = path.basename(name).replace(/\.(?:ya?ml|kql)$/i, '');
  const rules = [...bundledRules().keys()];
  const near = nearest(wanted, rules);
  if (near !== null) return [near];
  const words = wanted
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word.length > 2);
  return words.length === 0 ? [] : rules.filter((rule) => words.every((word) => rule.includes(word)));
}
