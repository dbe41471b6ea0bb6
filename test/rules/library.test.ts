import { afterAll, describe, expect, it } from 'vitest';
import { bundledPath, bundledRules, checkRuleFiles, knownSchema, loadRule } from '../../src/rules/index.js';
import { RuleTests } from '../../src/testing/unit/rule-tests.js';

const bundled = [...bundledRules()];

describe('the bundled rules', () => {
  it('are without a finding', () => {
    expect(checkRuleFiles([...bundledRules().values()], knownSchema())).toEqual([]);
  });

  it('have ids and titles of their own, and say what they are about', () => {
    const rules = bundled.map(([, file]) => loadRule(file));
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { description, tactics, techniques, requiredDataConnectors, entityMappings } of rules) {
      expect(description).not.toBe('');
      expect([tactics, techniques, requiredDataConnectors, entityMappings].every(({ length }) => length > 0)).toBe(
        true,
      );
    }
  });

  it('are found by their names, and all of them by one', () => {
    expect(bundledPath('password-spray')).toMatch(/identity[\\/]password-spray\.yaml$/);
    expect(bundled.every(([, file]) => file.startsWith(bundledPath('bundled') ?? ''))).toBe(true);
    expect(bundledPath('no-such-rule')).toBeNull();
  });

  describe.each(bundled)('%s', (_, file) => {
    const tests = RuleTests.open(file.replace(/\.yaml$/, '.test.yaml'));
    afterAll(() => tests.close());

    it('passes its tests, of which one is for silence', async () => {
      for await (const { name, mismatches } of tests.run())
        expect({ name, mismatches }).toEqual({ name, mismatches: [] });
      expect(tests.file.tests.some((test) => test.expect.silence)).toBe(true);
    });

    it('has exclusions, without any of which a test fails', async () => {
      expect(tests.exclusions.length).toBeGreaterThan(0);
      const prepared = await tests.all();
      for (const exclusion of tests.exclusions) {
        const others = tests.exclusions.filter((other) => other !== exclusion);
        const outcomes = await Promise.all(prepared.map((test) => test.run(tests.rule, others)));
        const without = exclusion.name;
        expect({ without, passed: outcomes.every(({ passed }) => passed) }).toEqual({ without, passed: false });
      }
    });
  });
});
