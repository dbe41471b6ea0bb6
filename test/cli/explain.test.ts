import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

const explain = (...args: string[]) => cli.run(['explain', ...args, '--now', '2026-03-15T00:00:00Z']);

describe('explain', () => {
  it('shows the plan as a tree, with what is read, what is skipped, and what runs once per value', () => {
    const { code, out } = explain(
      'DeviceEvents | where Timestamp > ago(1d) and ActionType has "Script Run" | extend A = toupper(ActionType) | summarize n = count() by A, bin(Timestamp, 1h) | top 5 by n',
    );
    expect(out).toMatch(/^top 5 by n desc\n└─ summarize n = count\(\) by A, Timestamp = bin\(Timestamp, /);
    expect(out).toContain('\n   └─ extend A = toupper(ActionType)\n');
    expect(out).toContain('once per value of ActionType: toupper(ActionType)\n');
    expect(out).toContain('└─ where Timestamp > ago(1d) and ActionType has "Script Run"\n');
    expect(out).toMatch(/scan DeviceEvents\n\s+reads 2 of \d+ columns: ActionType, Timestamp\n/);
    expect(out).toContain('can skip data by Timestamp from 2026-03-14T00:00:00Z\n');
    expect(out).toContain('can skip data by ActionType with the terms script and run\n');
    expect(code).toBe(0);
  });

  it('shows subqueries, and a shared table once', () => {
    const query =
      'let m = materialize(DeviceEvents | take 3); m | where ReportId > toscalar(DeviceInfo | count) | join kind=inner m on DeviceId';
    const { out } = explain(query);
    expect(out).toContain('├─ where ReportId > toscalar(…)\n');
    expect(out).toContain('subquery: count\n');
    expect(out).toMatch(/reads 0 of \d+ columns\n/);
    expect(out).toContain('└─ materialize (as above)\n');
  });

  it('prints JSON', () => {
    const { out } = explain('print a = 1 | extend b = a + 1', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      op: 'extend',
      text: 'extend b = a + 1',
      inputs: [{ op: 'print', text: 'print a = 1' }],
    });
  });

  it('takes rule files, bundled rules and standard input', () => {
    const file = path.join(folder, 'rule.yaml');
    writeFileSync(file, 'name: x\nquery: |\n  DeviceEvents\n  | count\n');
    expect(explain(file).out).toMatch(/^count\n/);
    expect(explain('distant-desktop-network-connection').out).toContain('scan DeviceNetworkEvents');
    expect(cli.run(['explain', '-'], 'print 1').out).toBe('print print_0 = 1\n');
  });

  it('shows the errors of a query at their place', () => {
    const file = path.join(folder, 'wrong.yaml');
    writeFileSync(file, 'name: x\nquery: |\n  DeviceEvents\n  | were a\n');
    const { code, err } = explain(file);
    expect(err).toContain(`--> ${file}:4:5`);
    expect(code).toBe(2);
  });
});
