// Files of tests: https://yaml.org, with anchors and merge keys; times stay texts, so that no digit of them is lost.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { SCALAR_TYPES, type ScalarType } from '../../../engine/values/types.js';
import { KeyPlaces } from '../../../rules/files/key-places.js';
import { Part, unknownName } from './part.js';
import { readExpectations } from './read-expectations.js';
import type { GivenRow, GivenRows, GivenTable, GivenWatchlist, RuleTest, TestFile } from './rule-test.js';
import { TestFileError } from './test-file-error.js';

const YAML = CORE_SCHEMA.withTags(mergeTag);

/** @throws TestFileError with the first thing that is wrong */
export function readTestFile(file: string): TestFile {
  return testFileOf(readText(file), file);
}

export function testFileOf(text: string, file: string): TestFile {
  const document = parsed(text, file).withKeys('rule', 'tests');
  const rule = document.get('rule');
  const tests = document.get('tests');
  if (tests === null) throw document.error("has no list 'tests'");
  const read = tests.items().map(testOf);
  if (read.length === 0) throw tests.error('is empty');
  const twice = read.find(({ name }, i) => read.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) throw new TestFileError(file, `there are two tests '${twice.name}'`, twice.line);
  return {
    file,
    rule: rule === null ? null : { name: rule.text(), error: (reason) => rule.error(reason) },
    tests: read,
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new TestFileError(file, 'cannot be read: there is no such file');
  }
}

function parsed(text: string, file: string): Part {
  try {
    const value = load(text, { schema: YAML });
    return new Part(value, [], { file, places: KeyPlaces.of(text)[0] ?? new KeyPlaces(text) });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new TestFileError(file, `is no valid YAML: ${error.reason}`, (error.mark?.line ?? 0) + 1);
  }
}

function testOf(test: Part): RuleTest {
  test.withKeys('name', 'now', 'watchlists', 'exclusions', 'events', 'expect');
  const name = test.get('name');
  const expected = test.get('expect');
  if (name === null) throw test.error("has no 'name'");
  if (expected === null) throw test.error("has no 'expect'");
  return {
    name: name.text(),
    file: test.source.file,
    line: test.line,
    now: test.get('now')?.time() ?? null,
    watchlists: test.get('watchlists')?.entries().map(watchlistOf) ?? [],
    exclusions: test.get('exclusions')?.flag() ?? true,
    events: test.get('events')?.entries().map(tableOf) ?? [],
    expect: readExpectations(expected),
  };
}

function watchlistOf([alias, part]: [string, Part]): GivenWatchlist {
  if (Array.isArray(part.value)) return { alias, rows: rowsOf(part), searchKey: null };
  if (typeof part.value === 'string') return { alias, rows: { file: fileOf(part) }, searchKey: null };
  part.withKeys('file', 'rows', 'searchKey');
  return { alias, rows: filedOrInline(part), searchKey: part.get('searchKey')?.text() ?? null };
}

function tableOf([table, part]: [string, Part]): GivenTable {
  const error = (reason: string) => part.error(reason);
  if (part.value === null || Array.isArray(part.value)) {
    return { table, rows: part.value === null ? { rows: [] } : rowsOf(part), schema: null, error };
  }
  part.withKeys('file', 'rows', 'schema');
  const schema =
    part
      .get('schema')
      ?.entries()
      .map(([name, type]) => ({ name, type: typeOf(type) })) ?? null;
  return { table, rows: filedOrInline(part), schema, error };
}

function typeOf(part: Part): ScalarType {
  const name = part.text();
  const type = SCALAR_TYPES.find((known) => known === name);
  if (type === undefined)
    throw part.error(unknownName(name, `'${name}' is no type; the types are ${SCALAR_TYPES.join(', ')}`, SCALAR_TYPES));
  return type;
}

function filedOrInline(part: Part): GivenRows {
  const [file, rows] = [part.get('file'), part.get('rows')];
  if (file !== null && rows !== null) throw part.error("has both 'file' and 'rows'; give one of them");
  if (file !== null) return { file: fileOf(file) };
  return rows === null ? { rows: [] } : rowsOf(rows);
}

const fileOf = (part: Part) => path.join(path.dirname(part.source.file), part.text());

function rowsOf(part: Part): { readonly rows: readonly GivenRow[] } {
  return {
    rows: part.items().map((item) => {
      const columns = new Map(item.entries());
      const error = (reason: string, column?: string) => (columns.get(column ?? '') ?? item).error(reason);
      return { fields: Object.fromEntries([...columns].map(([name, { value }]) => [name, value])), error };
    }),
  };
}
