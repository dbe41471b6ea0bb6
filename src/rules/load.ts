// Rule files to rules.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { jsonDocuments, yamlDocuments } from './files/document.js';
import { readKql } from './files/kql.js';
import { readMarkdown } from './files/markdown.js';
import { rulesIn } from './files/rules-in.js';
import { bundledPath, likelyRules } from './library.js';
import { type Rule, RuleError } from './rule.js';
import { isSidecar } from './sidecar.js';

type Reader = (text: string, file: string) => Rule[];

const readYaml: Reader = (text, file) => rulesIn(yamlDocuments(text, file), file);
const readJson: Reader = (text, file) => rulesIn(jsonDocuments(text, file), file);
const readQuery: Reader = (text, file) => [readKql(text, file)];

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['.yaml', readYaml],
  ['.yml', readYaml],
  ['.json', readJson],
  ['.md', readMarkdown],
  ['.kql', readQuery],
  ['.csl', readQuery],
  ['.kusto', readQuery],
  ['.txt', readQuery],
]);

const extensionOf = (file: string) => path.extname(file).toLowerCase();

/** Whether a file is YAML, which holds a query among its keys. */
export const isYamlFile = (file: string) => READERS.get(extensionOf(file)) === readYaml;

/** Whether a file is a query and nothing else; what has no known ending is taken for one. */
export const isQueryFile = (file: string) => (READERS.get(extensionOf(file)) ?? readQuery) === readQuery;

/**
 * Reads the rules of a file, by its ending.
 * @throws RuleError where there is no such file, or it holds no rule
 */
export function loadRules(file: string): Rule[] {
  const reader = READERS.get(extensionOf(file));
  if (!existsSync(file)) throw noSuchRule(file);
  if (statSync(file).isDirectory()) throw new RuleError(file, 'is a folder; name a rule file');
  if (reader === undefined) throw new RuleError(file, `rules are read from ${[...READERS.keys()].join(', ')}`);
  return reader(readText(file), file);
}

/**
 * Reads the rules of a text as the file of this name has it; null where that is no file of rules, as folders hold others too.
 * @throws RuleError where it holds no rule
 */
export function rulesOfText(text: string, file: string): Rule[] | null {
  const reader = READERS.get(extensionOf(file));
  return reader !== undefined && mayHoldRules(file, () => text) ? reader(text, file) : null;
}

/**
 * Reads the one rule of a file.
 * @throws RuleError where there is no such file, or it holds no rule, or several
 */
export function loadRule(file: string): Rule {
  const [rule, ...others] = loadRules(file);
  if (rule === undefined) throw new RuleError(file, 'holds no rule');
  if (others.length > 0) throw new RuleError(file, `holds ${others.length + 1} rules; name a file with one`);
  return rule;
}

/**
 * The rule files that names stand for: files as they are, folders with all rule files below them, in the order of their names, bundled rules
 * by their names, all of them by `bundled`.
 * @throws RuleError where there is nothing of that name, with the names that may be meant, or a folder holds no rules
 */
export function ruleFiles(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const given = bundledPath(name) ?? name;
    if (!existsSync(given)) throw noSuchRule(name);
    if (!statSync(given).isDirectory()) return [given];
    const found = readdirSync(given, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((file) => path.join(given, file))
      .filter(isRuleFile);
    if (found.length === 0)
      throw new RuleError(given, 'the folder holds no rule files (.yaml, .yml, .kql, or .json and .md with rules)');
    return found;
  });
}

/** The rules that names stand for, and what keeps files of folders from being read as rules, as folders hold others too. */
export interface NamedRules {
  readonly rules: readonly Rule[];
  readonly unread: readonly RuleError[];
}

/**
 * Reads the rules that names stand for; see `ruleFiles`.
 * @throws RuleError where there is nothing of a name, or a file that is named itself holds no rule
 */
export function rulesNamed(names: readonly string[]): NamedRules {
  const rules: Rule[] = [];
  const unread: RuleError[] = [];
  for (const file of ruleFiles(names)) {
    try {
      rules.push(...loadRules(file));
    } catch (error) {
      if (!(error instanceof RuleError) || names.includes(file)) throw error;
      unread.push(error);
    }
  }
  return { rules, unread };
}

/** What to say of a name that stands for no file, folder or bundled rule. */
export function noSuchRule(name: string): RuleError {
  const likely = likelyRules(name);
  const proposal =
    likely.length > 0 ? `did you mean ${likely.join(', ')}?` : '`kqlocal rules` lists those that are bundled';
  return new RuleError(name, `there is no such file or folder, and no bundled rule of that name; ${proposal}`);
}

/** What tells a file with rules from others of its ending, which folders are full of. */
const SIGNS: ReadonlyMap<string, RegExp> = new Map([
  ['.json', /"(?:queryFrequency|queryText)"|"Hunting Queries"|\/alertRules"|"kind"\s*:\s*"NRT"/i],
  ['.md', /^ {0,3}(?:```|~~~)\s*(?:kql|kusto|csl)/im],
]);

/** Bytes; what is larger is an export. */
const LARGEST_RULE_FILE = 32 * 1024 * 1024;

/** Whether a file holds rules, by its ending and, where files of other things end so too, by what is in it. */
export function isRuleFile(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || stat.isDirectory() || stat.size > LARGEST_RULE_FILE) return false;
  return mayHoldRules(file, () => readFileSync(file, 'utf8'));
}

function mayHoldRules(file: string, text: () => string): boolean {
  const extension = extensionOf(file);
  if (!READERS.has(extension) || extension === '.txt' || isSidecar(file)) return false;
  const sign = SIGNS.get(extension);
  return sign === undefined || sign.test(text());
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.includes(0)) throw new RuleError(file, 'is no text file');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
