// Rule files to rules.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readKqlRule } from './kql-rule.js';
import { type Rule, RuleError } from './rule.js';
import { readYamlRule } from './yaml-rule.js';

const READERS: Readonly<Record<string, (text: string, file: string) => Rule>> = {
  '.yaml': readYamlRule,
  '.yml': readYamlRule,
  '.kql': readKqlRule,
  '.csl': readKqlRule,
  '.kusto': readKqlRule,
  '.txt': readKqlRule,
};

export function isYamlFile(file: string): boolean {
  return READERS[path.extname(file).toLowerCase()] === readYamlRule;
}

/**
 * Reads one rule file, by its ending.
 * @throws RuleError where there is no such file, or it holds no rule
 */
export function loadRule(file: string): Rule {
  const reader = READERS[path.extname(file).toLowerCase()];
  if (!existsSync(file)) throw new RuleError(file, 'there is no such file');
  if (statSync(file).isDirectory()) throw new RuleError(file, 'is a folder; name a rule file');
  if (reader === undefined) throw new RuleError(file, `rules are read from ${Object.keys(READERS).join(', ')}`);
  return reader(readText(file), file);
}

/** The rule files that paths stand for: files as they are, folders with all rule files below them, in the order of their names. */
export function ruleFiles(paths: readonly string[]): string[] {
  return paths.flatMap((given) => {
    if (!existsSync(given)) throw new RuleError(given, 'there is no such file or folder, and no bundled rule of that name');
    if (!statSync(given).isDirectory()) return [given];
    const found = readdirSync(given, { recursive: true, encoding: 'utf8' })
      .filter((name) => Object.hasOwn(READERS, path.extname(name).toLowerCase()) && !name.endsWith('.txt'))
      .sort()
      .map((name) => path.join(given, name));
    if (found.length === 0) throw new RuleError(given, 'the folder holds no rule files (.yaml, .yml, .kql)');
    return found;
  });
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.includes(0)) throw new RuleError(file, 'is no text file');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
