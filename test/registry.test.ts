import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registryIsCurrent, renderRegistry, writeRegistry } from '../scripts/registry.js';
import * as registry from '../src/engine/language/registry.generated.js';

it('the committed registry is current', () => {
  expect(registryIsCurrent()).toBe(true);
});

it('the committed registry has every definition under its name and its aliases', () => {
  for (const definitions of [registry.scalars, registry.aggregates, registry.plugins]) {
    const byName: Readonly<Record<string, { readonly name: string; readonly aliases?: readonly string[] }>> =
      definitions;
    for (const { name, aliases } of Object.values(byName)) {
      for (const key of [name, ...(aliases ?? [])]) expect(byName[key]?.name).toBe(name);
    }
  }
});

describe('a language', () => {
  const definition = 'export default defineThing({\n});\n';
  const named = (name: string, more = '') => `export default defineThing({\n  name: '${name}',\n${more}});\n`;
  let language: string;

  const add = (file: string, text = definition): void => {
    mkdirSync(path.dirname(path.join(language, file)), { recursive: true });
    writeFileSync(path.join(language, file), text);
  };

  beforeEach(() => {
    language = mkdtempSync(path.join(tmpdir(), 'kqlocal-registry-'));
  });
  afterEach(() => rmSync(language, { recursive: true }));

  it('is registered folder by folder in the order of names', () => {
    add('scalars/tolower.ts', named('tolower'));
    add('scalars/bin.ts', named('bin', "  aliases: ['floor', 'other'],\n"));
    add('operators/project-away.ts');
    add('operators/project.ts');
    expect(
      renderRegistry(language),
    ).toBe(`// Written by scripts/registry.ts: run \`npm run registry\` after adding or renaming a file.

import operator_project from './operators/project.js';
import operator_project_away from './operators/project-away.js';
import scalar_bin from './scalars/bin.js';
import scalar_tolower from './scalars/tolower.js';

export const operators = [
  operator_project,
  operator_project_away,
];

export const infix = [];

export const scalars = {
  bin: scalar_bin,
  floor: scalar_bin,
  other: scalar_bin,
  tolower: scalar_tolower,
};

export const aggregates = {};

export const plugins = {};
`);
  });

  it('keeps shared code of a folder out', () => {
    add('scalars/_terms.ts', 'export const shared = 1;\n');
    add('scalars/time/parts.ts', 'export const shared = 1;\n');
    expect(renderRegistry(language)).not.toContain('import');
  });

  it('refuses a file that defines nothing, or two things', () => {
    add('scalars/bin.ts', 'export const bin = 1;\n');
    expect(() => renderRegistry(language)).toThrow(/bin\.ts: expected one 'export default define…\(…\)', found 0/);
    add('scalars/bin.ts', definition + definition);
    expect(() => renderRegistry(language)).toThrow(/found 2/);
  });

  it('refuses a function without a name of its own', () => {
    add('scalars/bin.ts');
    expect(() => renderRegistry(language)).toThrow('scalars/bin.ts: expected a line');
  });

  it('refuses two names that make one identifier', () => {
    add('operators/project-away.ts');
    add('operators/project_away.ts');
    expect(() => renderRegistry(language)).toThrow(/need different names/);
  });

  it('is current once written, and stale once a file is added', () => {
    add('infix/has.ts');
    expect(registryIsCurrent(language)).toBe(false);
    writeRegistry(language);
    expect(registryIsCurrent(language)).toBe(true);
    add('infix/contains.ts');
    expect(registryIsCurrent(language)).toBe(false);
  });
});
