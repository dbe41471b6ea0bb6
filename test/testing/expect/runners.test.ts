// The library in the runners of its users.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installLibrary, type Library } from '../../support/library.js';

const TESTS = `
import { events, expectRule, loadRule } from 'kqlocal/testing';

const rule = loadRule('DeviceLogonEvents | where ActionType == "LogonFailed" | summarize Count = count() by DeviceName');
const failure = { DeviceName: 'ws-1', ActionType: 'LogonFailed' };

test('counts', () => expectRule(rule).given(events('DeviceLogonEvents', [failure, failure])).toFind([{ Count: 2 }]));
test('counts wrong', () => expectRule(rule).given(events('DeviceLogonEvents', [failure])).toFind([{ Count: 2 }]));
`;

let library: Library;

beforeAll(async () => {
  library = await installLibrary();
});
afterAll(() => library.remove());

function run(...args: string[]) {
  // A runner that is run by another one takes its variables for its own.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_TEST)/.test(name)));
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: library.folder,
    env: { ...env, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

it('node:test shows what differs', () => {
  const file = library.write('hunt.test.mjs', `import { test } from 'node:test';${TESTS}`);
  const { status, out } = run('--test', '--test-reporter=tap', file);
  expect(out).toMatch(/^ok \d+ - counts$/m);
  expect(out).toMatch(/^not ok \d+ - counts wrong$/m);
  expect(out).toContain('Count: expected 2, found 1');
  expect(status).toBe(1);
});

it('vitest shows what differs', () => {
  library.write('vitest.config.mjs', `export default { test: { include: ['hunt.vitest.mjs'], pool: 'threads' } };`);
  library.write('hunt.vitest.mjs', `import { test } from 'vitest';${TESTS}`);
  const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const { status, out } = run(vitest, 'run');
  expect(out).toMatch(/1 failed \| 1 passed/);
  expect(out).toMatch(/hunt\.vitest\.mjs:8:\d+/);
  expect(out).toContain('Count: expected 2, found 1');
  expect(out).toMatch(/-\s+"Count": 2,\n\s*\+\s+"Count": 1,/);
  expect(status).toBe(1);
});
