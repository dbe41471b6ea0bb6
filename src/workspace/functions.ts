import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { WorkspaceError } from './workspace-error.js';

const ENDINGS = new Set(['.kql', '.csl', '.kusto']);

/**
 * The saved functions of a folder: a file each, whose name is the function's and whose text is `(parameters) { body }`, or the body
 * alone where it takes no parameters.
 * @throws WorkspaceError where there is no such folder, or two files have one name
 */
export function loadFunctions(folder: string): Map<string, string> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new WorkspaceError(folder, 'there is no such folder');
  const functions = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { name, ext } = path.parse(file);
    if (!ENDINGS.has(ext.toLowerCase())) continue;
    const full = path.join(folder, file);
    if (functions.has(name)) throw new WorkspaceError(full, `there are two files for the function '${name}'`);
    functions.set(name, readFileSync(full, 'utf8').replace(/^\uFEFF/, ''));
  }
  return functions;
}
