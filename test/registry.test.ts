import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registryIsCurrent, renderRegistry, writeRegistry } from '../scripts/registry.js';

it('the committed registry is current', () => {
  expect(registryIsCurrent()).toBe(true);
});

describe('a language', () => {
  const definition = 'export default defineThing({\n});\n';
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
    add('scalars/tolower.ts');
    add('scalars/bin.ts');
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

export const scalars = [
  scalar_bin,
  scalar_tolower,
];

export const aggregates = [];

export const plugins = [];
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
