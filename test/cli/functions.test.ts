import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entries } from '../../src/engine/language/entries.js';
import { UNSUPPORTED } from '../../src/engine/language/unsupported.js';
import { buildCli, type Cli } from '../support/cli.js';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

describe('functions', () => {
  it('lists every name of the language with its kind and a line', () => {
    const { code, out } = cli.run(['functions', '--format', 'json']);
    const rows = JSON.parse(out) as { Name: string; Kind: string; Summary: string }[];
    expect(rows.length).toBe(entries().length + Object.keys(UNSUPPORTED).length);
    expect(rows).toContainEqual({ Name: 'strlen', Kind: 'scalar function', Summary: expect.any(String) as string });
    expect(rows).toContainEqual({ Name: 'materialize', Kind: 'table function', Summary: expect.any(String) as string });
    expect(rows.every(({ Summary }) => Summary.length > 0)).toBe(true);
    expect(code).toBe(0);
    expect(cli.run(['functions']).out).toMatch(/│ make_set\s+│ aggregate function\s+│ An array of the distinct values/);
  });

  it('tells all about one name: signatures, example and answer, source', () => {
    const { code, out } = cli.run(['functions', 'has_any']);
    expect(code).toBe(0);
    expect(out).toMatch(/^has_any \(scalar operator\)\n/);
    expect(out).toContain('string|dynamic has_any (scalar, …) -> bool');
    expect(out).toContain('  print "North America" has_any ("south", "north")\n    true\n');
    expect(out).toContain('Documentation: https://learn.microsoft.com/kusto/query/has-any-operator\n');
  });

  it('knows aliases, any case and calls, and all kinds of one name', () => {
    const json = (name: string) =>
      JSON.parse(cli.run(['functions', name, '--format', 'json']).out) as { name: string; kind: string }[];
    expect(json('ORDER')).toMatchObject([{ name: 'sort', kind: 'tabular operator' }]);
    expect(json('strlen()')).toMatchObject([{ name: 'strlen' }]);
    expect(json('hll_merge').map(({ kind }) => kind)).toEqual(['scalar function', 'aggregate function']);
  });

  it('suggests the nearest of an unknown name, where there is one', () => {
    const near = cli.run(['functions', 'hasany']);
    expect(near.err).toContain("'hasany'");
    expect(near.err).toContain('did you mean has_any?');
    expect(near.code).toBe(2);
    expect(cli.run(['functions', 'qqqqqqqqqqqq']).err).toContain('`kqlocal functions` lists all names');
  });
});
