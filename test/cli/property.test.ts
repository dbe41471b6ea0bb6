import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

const WRONG = 'DeviceEvents | where DeviceName has "ws" | extend x = assert(AccountName has "user", "no user")';
const MENDED = 'DeviceEvents | where DeviceName has "ws" and AccountName has "user"';

describe('property', () => {
  it('writes tests of what it finds, which fail until the rule is mended', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'found'));
    const rule = path.join(folder, 'hunt.kql');
    const tests = path.join(folder, 'found', 'hunt.test.yaml');
    writeFileSync(rule, WRONG);
    const { code, out } = cli.run(['property', rule, '--runs', '20', '-o', tests]);
    expect({ code, out }).toEqual({ code: 1, out: 'fails   no errors: on 1 event: assert() has failed: no user\n' });
    const failing = cli.run(['test', tests]);
    expect(failing.code).toBe(1);
    expect(failing.out).toContain('0 passed, 1 failed');
    writeFileSync(rule, MENDED);
    expect(cli.run(['test', tests])).toMatchObject({ code: 0, out: expect.stringContaining('1 passed, 0 failed') });
  });

  it('says why a rule need not have a property', () => {
    const { code, out } = cli.run(['property', 'regular-calls', '--runs', '3']);
    expect(code).toBe(0);
    expect(out).toMatch(/^holds {3}no errors\n/);
    expect(out).toMatch(/^exempt {2}order of events: 'prev' goes by the order of rows$/m);
  });

  it('ends with 2 where the rule cannot be run', () => {
    const rule = path.join(temporaryFolder(), 'hunt.kql');
    writeFileSync(rule, 'externaldata(a: string)["https://example.org/a.csv"] | where a == "x"');
    expect(cli.run(['property', rule])).toMatchObject({ code: 2, err: expect.stringContaining('a.csv') });
  });
});
