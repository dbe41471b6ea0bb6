import { expect, it } from 'vitest';
import { bundledPath, knownSchema } from '../../../src/rules/index.js';
import { mutantsOf } from '../../../src/testing/mutation/derive.js';
import { RuleTests } from '../../../src/testing/unit/rule-tests.js';

it('the network rule for DistantDesktop with substrings in place of terms finds the address that only resembles one', async () => {
  const file = bundledPath('distant-desktop-network-connection') ?? '';
  const tests = RuleTests.open(file.replace(/\.yaml$/, '.test.yaml'));
  try {
    const { mutants } = mutantsOf(tests.rule.query, knownSchema());
    const mutant = mutants.find(({ text }) => text.startsWith('(RemoteUrl contains'));
    const failed: { readonly name: string; readonly rows: string }[] = [];
    for await (const { name, passed, mismatches } of tests.run({ ...tests.rule, query: mutant?.query ?? '' })) {
      if (!passed) failed.push({ name, rows: JSON.stringify(mismatches, digits) });
    }
    expect(failed).toEqual([
      { name: 'what only resembles it is not found', rows: expect.stringContaining('notdistantdesktop.company') },
    ]);
  } finally {
    tests.close();
  }
});

const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
