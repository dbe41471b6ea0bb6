import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { functionsInYaml } from './function-file.js';
import { WorkspaceError } from './workspace-error.js';

const QUERY = /\.(?:kql|csl|kusto)$/i;
const YAML = /\.ya?ml$/i;

/**
 * The saved functions of a folder: a file each, whose name is the function's and whose text is `(parameters) { body }`, or the body
 * alone where it takes no parameters; or a parser in the YAML of Sentinel's content, which says its names itself.
 * @throws WorkspaceError where there is no such folder, a file is no YAML, or two have one name
 */
export function loadFunctions(folder: string): Map<string, string> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new WorkspaceError(folder, 'there is no such folder');
  const functions = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const full = path.join(folder, file);
    for (const [name, text] of functionsIn(full)) {
      if (functions.has(name)) throw new WorkspaceError(full, `there are two files for the function '${name}'`);
      functions.set(name, text);
    }
  }
  return functions;
}

function functionsIn(file: string): ReadonlyMap<string, string> {
  const text = () => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  if (QUERY.test(file)) return new Map([[path.parse(file).name, text()]]);
  return YAML.test(file) ? functionsInYaml(text(), file) : new Map();
}
