import { readFileSync, writeFileSync } from 'node:fs';
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
  writeFileSync(full, content);
  return full;
}

const UNTIDY = 'T|where a==1 // why\n|take 5';
const TIDY = 'T\n| where a == 1 // why\n| take 5\n';
const yaml = (query: string, tail = '\n') =>
  `# a rule\nname: "x"   # kept\nquery: |\n${query.replace(/^(?=.)/gm, '    ')}${tail}kind: NRT\n`;

describe('fmt', () => {
  it('prints a query from standard input', () => {
    expect(cli.run(['fmt'], UNTIDY)).toEqual({ code: 0, out: TIDY, err: '' });
    expect(cli.run(['fmt', '-'], UNTIDY).out).toBe(TIDY);
  });

  it('prints files, and leaves them as they are', () => {
    const untidy = file('a.kql', UNTIDY);
    expect(cli.run(['fmt', untidy]).out).toBe(TIDY);
    expect(readFileSync(untidy, 'utf8')).toBe(UNTIDY);
  });

  it('writes files', () => {
    const [untidy, tidy] = [file('b.kql', UNTIDY), file('c.kql', TIDY)];
    expect(cli.run(['fmt', untidy, tidy, '--write'])).toEqual({ code: 0, out: `formatted ${untidy}\n`, err: '' });
    expect(readFileSync(untidy, 'utf8')).toBe(TIDY);
  });

  it('tells which files would change', () => {
    const [untidy, tidy] = [file('d.kql', UNTIDY), file('e.kql', TIDY)];
    expect(cli.run(['fmt', untidy, tidy, '--check'])).toEqual({ code: 1, out: `would change ${untidy}\n`, err: '' });
    expect(cli.run(['fmt', tidy, '--check'])).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(untidy, 'utf8')).toBe(UNTIDY);
  });

  it('formats the query of a custom detection in YAML', () => {
    const detection = (query: string) =>
      `displayName: x\nqueryCondition:\n  queryText: |\n${query}schedule:\n  period: "1H"\n`;
    const untidy = file('detection.yaml', detection('    T|take 1\n'));
    expect(cli.run(['fmt', untidy]).out).toBe(detection('    T\n    | take 1\n'));
  });

  it('leaves JSON and Markdown as they are, and says so', () => {
    const page = file('page.md', '```kql\nT|take 1\n```\n');
    const { code, out, err } = cli.run(['fmt', page]);
    expect({ code, out }).toEqual({ code: 0, out: '```kql\nT|take 1\n```\n' });
    expect(err).toContain('is left as it is');
  });

  it('changes only the query of a YAML rule', () => {
    const rule = file('rule.yaml', yaml(UNTIDY, '\n\n'));
    cli.run(['fmt', rule, '--write']);
    expect(readFileSync(rule, 'utf8')).toBe(yaml(TIDY.trimEnd(), '\n\n'));
    expect(cli.run(['fmt', rule, '--check']).code).toBe(0);
  });

  it('keeps the line ends of a file', () => {
    const rule = file('windows.yaml', yaml(UNTIDY).replaceAll('\n', '\r\n'));
    const query = file('windows.kql', UNTIDY.replaceAll('\n', '\r\n'));
    cli.run(['fmt', rule, query, '--write']);
    expect(readFileSync(rule, 'utf8')).toBe(yaml(TIDY.trimEnd()).replaceAll('\n', '\r\n'));
    expect(readFileSync(query, 'utf8')).toBe(TIDY.replaceAll('\n', '\r\n'));
  });

  it.each([
    ['in quotes', 'query: "T|count"\n'],
    ['folded', 'query: >\n  T\n  |count\n'],
    ['broken YAML', 'query: |\nT|count\nname: x\n'],
  ])('leaves a query as it is that is no block text: %s', (name, content) => {
    const rule = file(`${name}.yaml`, content);
    const { code, out, err } = cli.run(['fmt', rule]);
    expect({ code, out }).toEqual({ code: 0, out: content });
    expect(err).toContain('is left as it is: its query is no block text');
  });

  it('shows errors at their place in the file', () => {
    const rule = file('wrong.yaml', yaml('T\n| were a'));
    const { code, out, err } = cli.run(['fmt', rule, file('right.kql', UNTIDY)]);
    expect(err).toContain(`error KS176: there is no operator 'were'\n --> ${rule}:5:7`);
    expect(out).toBe(TIDY);
    expect(code).toBe(2);
  });

  it.each([
    ['both --write and --check', ['a.kql', '--write', '--check'], 'not both'],
    ['to write to standard input', ['-', '--write'], 'standard input cannot be written to'],
    ['a missing file', ['missing.kql'], 'there is no such file or folder'],
  ])('refuses %s', (_, args, message) => {
    const { code, err } = cli.run(['fmt', ...args]);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
