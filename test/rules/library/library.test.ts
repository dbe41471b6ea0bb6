import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledRules, checkRuleFiles, knownSchema, loadRule } from '../../../src/rules/index.js';
import { failureOf, sidecarTests } from './sidecar-tests.js';

const bundled = [...bundledRules()];

describe('the bundled rules', () => {
  it('are without a finding', () => {
    expect(checkRuleFiles([...bundledRules().values()], knownSchema())).toEqual([]);
  });

  it('have ids and titles of their own', () => {
    const rules = bundled.map(([, file]) => loadRule(file));
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it('have names of their own, in whichever folder they stand', () => {
    const files = bundled.map(([, file]) => path.basename(file));
    expect(new Set(files).size).toBe(files.length);
  });

  describe.each(bundled)('%s', (_, file) => {
    const rule = loadRule(file);
    it.each(sidecarTests(rule).map((test) => [test.name, test] as const))('%s', async (__, test) => {
      expect(await failureOf(rule, test)).toBeNull();
    });
  });
});
