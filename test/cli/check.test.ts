import { mkdirSync, writeFileSync } from 'node:fs';
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

function file(name: string, content: string): string {
  const full = path.join(folder, name);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

const GOOD = file('good.kql', 'DeviceProcessEvents | where FileName == "cmd.exe" | count\n');
const RULE = file(
  'rules/logons.yaml',
  `id: 00000000-0000-0000-0000-000000000001
name: Logons
query: |
  // failures
  DeviceLogonEvents
  | where ActionTyp == "LogonFailed"
  | take 5
severity: Low
`,
);
const WARNED = file('warned.kql', 'DeviceLogonEvents | take 5');

describe('check', () => {
  it('is content with a good query', () => {
    expect(cli.run(['check', GOOD])).toEqual({ code: 0, out: '1 file, 0 errors, 0 warnings\n', err: '' });
  });

  it('shows errors at their place in the YAML, with the text and the likely name', () => {
    const { code, out } = cli.run(['check', RULE]);
    expect(out).toBe(`error KS142: no column, table or variable named 'ActionTyp'
 --> ${RULE}:6:11
  |
6 | | where ActionTyp == "LogonFailed"
  |         ^^^^^^^^^
  = did you mean \`ActionType\`?

1 file, 1 error, 0 warnings
`);
    expect(code).toBe(1);
  });

  it('checks all rules of a folder', () => {
    const { code, out } = cli.run(['check', folder]);
    expect(out).toMatch(/3 files, 1 error, 1 warning\n$/);
    expect(code).toBe(1);
  });

  it('checks each query of a page, and what a rule says beside its query', () => {
    const page = file('page.md', '# Hunts\n\n```kql\nDeviceEvents | count\n```\n\n```kql\nDeviceEvnts | count\n```\n');
    const odd = file('odd.yaml', 'name: odd\nkind: NRT\nseverity: Hig\nquery: DeviceEvents | count\n');
    expect(cli.run(['check', page]).out).toContain(`--> ${page}:8:1`);
    expect(cli.run(['check', odd]).out).toContain(`error KQ304: there is no severity 'Hig'\n --> ${odd}:3\n`);
  });

  it('fails on warnings where asked to, and leaves them out where asked to', () => {
    expect(cli.run(['check', WARNED])).toMatchObject({
      code: 0,
      out: expect.stringContaining('warning KQ203') as string,
    });
    expect(cli.run(['check', WARNED, '--strict']).code).toBe(1);
    expect(cli.run(['check', WARNED, '--strict', '--no-warnings'])).toEqual({
      code: 0,
      out: '1 file, 0 errors, 0 warnings\n',
      err: '',
    });
  });

  it('takes a query from standard input', () => {
    const { code, out } = cli.run(['check', '-'], 'DeviceEvnts | count');
    expect(out).toContain('--> standard input:1:1');
    expect(out).toContain('did you mean `DeviceEvents`?');
    expect(code).toBe(1);
  });

  it('knows the columns of both forms of a table', () => {
    const query = 'DeviceEvents | where Timestamp > ago(1d) and TimeGenerated > ago(1d) | project TenantId, ReportId';
    expect(cli.run(['check', '-'], query).code).toBe(0);
  });

  it('checks against a database', () => {
    const db = path.join(folder, 'own.db');
    cli.run(['ingest', file('own.csv', 'a,b\n1,x\n'), '--table', 'Own', '--db', db]);
    expect(cli.run(['check', '-', '--db', db], 'Own | where a == 1').code).toBe(0);
    expect(cli.run(['check', '-'], 'Own | where a == 1').out).toContain("no table named 'Own'");
    expect(cli.run(['check', GOOD, '--db', db]).out).toContain("no table named 'DeviceProcessEvents'");
  });

  it('knows saved functions', () => {
    const functions = path.join(folder, 'functions');
    file(
      'functions/Failed.kql',
      '(account: string = "") { DeviceLogonEvents | where ActionType == "LogonFailed" and AccountName has account }',
    );
    file('functions/All.kql', 'DeviceLogonEvents\n| where isnotempty(AccountName)');
    file('functions/Broken.kql', '(x: long) { DeviceLogonEvents | were x == 1 }');
    file('functions/Wrong.kql', 'DeviceLogonEvents | where Nmae == 1');
    const check = (query: string) => cli.run(['check', '-', '--functions', functions], query);
    expect(check('Failed("root") | join kind=inner All on DeviceId | count').code).toBe(0);
    expect(check('Broken(1)').out).toContain("the saved function 'Broken' cannot be read: there is no operator 'were'");
    expect(check('Wrong').out).toContain("in the saved function 'Wrong': no column, table or variable named 'Nmae'");
    expect(check('Wrong').out).toContain('--> standard input:1:1');
  });

  it('says what is wrong with files that hold no rule', () => {
    const broken = file('broken.yaml', 'name: a\nquery: "T\n  - [\n');
    const { code, out } = cli.run(['check', broken, file('none.yaml', 'name: a\n'), file('lets.kql', 'let a = 1;')]);
    expect(out).toContain(`error KQ301: is no valid YAML`);
    expect(out).toContain("error KQ301: the rule has no 'query'");
    expect(out).toContain('error KQ207: the text declares things and has no query');
    expect(out).toMatch(/3 files, 3 errors, 0 warnings\n$/);
    expect(code).toBe(1);
  });

  it.each([
    ['a missing file', [path.join(folder, 'missing.kql')], 'there is no such file or folder'],
    ['nothing', [], 'too few arguments: 0 given'],
    ['an unknown format', [GOOD, '--format', 'xml'], '--format does not take "xml"; it takes '],
    ['a missing folder of functions', [GOOD, '--functions', path.join(folder, 'x')], 'there is no such folder'],
    ['a missing database', [GOOD, '--db', path.join(folder, 'x.db')], 'x.db'],
  ])('refuses %s', (_, args, message) => {
    const { code, out, err } = cli.run(['check', ...args]);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('check --format', () => {
  it('json', () => {
    const { code, out, err } = cli.run(['check', RULE, WARNED, '--format', 'json']);
    expect(JSON.parse(out)).toEqual({
      files: 2,
      errors: 1,
      warnings: 1,
      findings: [
        {
          file: RULE,
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 20,
          severity: 'error',
          code: 'KS142',
          message: "no column, table or variable named 'ActionTyp'",
          hint: 'did you mean `ActionType`?',
        },
        expect.objectContaining({
          file: WARNED,
          line: 1,
          column: 21,
          endColumn: 25,
          severity: 'warning',
          code: 'KQ203',
        }),
      ],
    });
    expect(err).toBe('2 files, 1 error, 1 warning\n');
    expect(code).toBe(1);
  });

  it('github', () => {
    const { out } = cli.run(['check', RULE, '--format', 'github']);
    const place = `file=${RULE},line=6,endLine=6,col=11,endColumn=19,title=KS142`;
    expect(out).toBe(
      `::error ${place}::no column, table or variable named 'ActionTyp'; did you mean \`ActionType\`?\n`,
    );
    const odd = file('odd,name.kql', 'print x = "100%');
    expect(cli.run(['check', odd, '--format', 'github']).out).toContain(`file=${odd.replace(',', '%2C')},line=1`);
  });

  it('sarif', () => {
    const { out } = cli.run(['check', RULE, WARNED, '--format', 'sarif']);
    const log = JSON.parse(out) as { version: string; runs: { tool: object; results: object[] }[] };
    expect(log.version).toBe('2.1.0');
    expect(log.runs).toHaveLength(1);
    expect(log.runs[0]?.tool).toEqual({
      driver: { name: 'kqlocal', semanticVersion: 'test', rules: [{ id: 'KQ203' }, { id: 'KS142' }] },
    });
    expect(log.runs[0]?.results[0]).toEqual({
      ruleId: 'KS142',
      ruleIndex: 1,
      level: 'error',
      message: { text: "no column, table or variable named 'ActionTyp'; did you mean `ActionType`?" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: `file://${RULE}` },
            region: { startLine: 6, startColumn: 11, endLine: 6, endColumn: 20 },
          },
        },
      ],
    });
    expect(log.runs[0]?.results[1]).toMatchObject({ ruleId: 'KQ203', ruleIndex: 0, level: 'warning' });
  });

  it('sarif: paths as they are given, so that a service finds the files', () => {
    const relative = 'src/rules/library/distant-desktop/distant-desktop-network-connection.yaml';
    const { out, code } = cli.run(['check', relative, '--format', 'sarif']);
    expect(JSON.parse(out)).toMatchObject({ runs: [{ results: [] }] });
    expect(code).toBe(0);
  });
});
