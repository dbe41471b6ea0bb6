// The files of tests that paths stand for, and the rules among them that have none.

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ruleFiles } from '../../rules/index.js';
import { TestFileError } from './format/test-file-error.js';
import { filesBeside } from './rule-of-tests.js';

export interface FoundTests {
  /** without doubles, each folder in the order of its names */
  readonly files: readonly string[];
  /** rule files below the paths beside which no tests stand */
  readonly rulesWithout: readonly string[];
}

const ENDING = /\.test\.ya?ml$/i;

/**
 * @param paths files of tests, rule files with tests beside them, and folders of both
 * @param named files of tests, and folders of them, that stand elsewhere
 * @throws TestFileError where a path is not there
 */
export function findTestFiles(paths: readonly string[], named: readonly string[] = []): FoundTests {
  const given = paths.flatMap(filesOf);
  const files = [
    ...new Set([...given, ...named.flatMap(filesOf)].filter((file) => ENDING.test(file)).map(path.normalize)),
  ];
  const tested = new Set(files.flatMap(filesBeside));
  const rules = paths.flatMap((one) => (ENDING.test(one) ? [] : rulesOf(one))).map(path.normalize);
  return { files, rulesWithout: [...new Set(rules)].filter((rule) => !tested.has(rule)) };
}

function filesOf(given: string): string[] {
  if (!existsSync(given)) throw new TestFileError(given, 'there is no such file or folder');
  if (statSync(given).isDirectory()) {
    return readdirSync(given, { recursive: true, encoding: 'utf8' })
      .filter((name) => ENDING.test(name) && !name.includes('node_modules'))
      .sort()
      .map((name) => path.join(given, name));
  }
  return ENDING.test(given) ? [given] : testsBeside(given);
}

function testsBeside(rule: string): string[] {
  const { dir, name } = path.parse(rule);
  return ['.test.yaml', '.test.yml'].map((ending) => path.join(dir, name + ending)).filter(existsSync);
}

function rulesOf(given: string): string[] {
  try {
    return ruleFiles([given]);
  } catch (error) {
    // A folder of tests alone holds no rules.
    if (error instanceof Error && error.name === 'RuleError') return [];
    throw error;
  }
}
