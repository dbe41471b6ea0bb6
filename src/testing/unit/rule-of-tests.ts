// Which rule tests are of: the one that they name, else the one beside them.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadRules, type Rule } from '../../rules/index.js';
import { unknownName } from './format/part.js';
import type { TestFile } from './format/rule-test.js';
import { TestFileError } from './format/test-file-error.js';

/** Gives all rules that tests may name. */
export type KnownRules = () => readonly Rule[];

const ENDINGS = ['.yaml', '.yml', '.kql', '.csl', '.kusto', '.json', '.md', '.txt'];

const stemOf = (file: string) => file.replace(/(?:\.test)?\.ya?ml$/i, '');

/** The rule files beside a file of tests. */
export function filesBeside(testFile: string): string[] {
  return ENDINGS.map((ending) => stemOf(testFile) + ending).filter((file) => file !== testFile && existsSync(file));
}

/** @throws TestFileError where there is none, or several */
export function ruleOfTests({ file, rule }: TestFile, known: KnownRules = () => []): Rule {
  const beside = filesBeside(file);
  if (rule === null) {
    const rules = beside.flatMap(loadRules);
    if (rules.length === 1 && rules[0] !== undefined) return rules[0];
    const why =
      rules.length === 0
        ? `no rule stands beside it, as ${stemOf(file)}.yaml`
        : `${rules.length} rules stand beside it`;
    throw new TestFileError(file, `${why}; name the rule as 'rule'`);
  }
  const named = path.join(path.dirname(file), rule.name);
  const fromFile = existsSync(named) && statSync(named).isFile() ? loadRules(named) : [];
  if (fromFile.length === 1 && fromFile[0] !== undefined) return fromFile[0];
  if (fromFile.length > 1) throw rule.error(`${named} holds ${fromFile.length} rules; give the id or name of one`);
  const rules = [...beside.flatMap(loadRules), ...known()];
  const found = rules.find((candidate) => namesOf(candidate).includes(rule.name.toLowerCase()));
  if (found !== undefined) return found;
  const names = rules.flatMap(({ name, id }) => (id === null ? [name] : [name, id]));
  throw rule.error(unknownName(rule.name, `there is no rule '${rule.name}' by id, name or path`, names));
}

/** Id, name, and the file's name without its ending, in lower case. */
function namesOf({ id, name, file }: Rule): string[] {
  return [id ?? '', name, path.parse(file).name].map((text) => text.toLowerCase());
}
