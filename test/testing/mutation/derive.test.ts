import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/engine/engine.js';
import { mutantsOf } from '../../../src/testing/mutation/derive.js';

const columns = [
  { name: 'Time', type: 'datetime' },
  { name: 'Device', type: 'string' },
  { name: 'Url', type: 'string' },
  { name: 'Port', type: 'long' },
] as const;
const schema: Schema = { table: (name) => (name === 'T' ? columns : undefined), tableNames: () => ['T'] };

/** Changes as `original -> text`. */
function changes(query: string): { mutants: string[]; equivalent: string[] } {
  const shown = ({ original, text }: { original: string; text: string }) => `${original} -> ${text}`.trim();
  const { mutants, equivalent } = mutantsOf(query, schema);
  return { mutants: mutants.map(shown), equivalent: equivalent.map(shown) };
}

describe('mutants', () => {
  it.each([
    ['T | where Url has "abc"', ['has -> contains', 'has -> =~', 'has -> has_cs', 'has -> !has']],
    ['T | where Url !startswith "abc"', ['!startswith -> !contains', '!startswith -> startswith']],
    ['T | where Url in~ ("a", "b")', ['in~ -> in', 'in~ -> has_any', 'in~ -> !in~', '"a",  ->', ', "b" ->']],
    [
      'T | where Url has_any ("a", "b.c")',
      ['Url has_any ("a", "b.c") -> (Url contains "a" or Url contains "b.c")', 'has_any -> has_all', '"a",  ->'],
    ],
    ['T | where Url has_all ("a", "b")', ['Url has_all ("a", "b") -> (Url contains "a" and Url contains "b")']],
    ['let l = dynamic(["a", "b"]); T | where Url in (l)', ['dynamic(["a", "b"]) -> dynamic(["b"])']],
    [
      'T | where Url has "a" and (Port == 1 or Port == 2)',
      ['and -> or', 'or -> and', 'Url has "a" -> true', 'Port == 1 -> false'],
    ],
    ['T | where Url matches regex "a+"', ['Url matches regex "a+" -> not(Url matches regex "a+")']],
    ['T | where not(Url has "a")', ['not(Url has "a") -> (Url has "a")']],
    ['T | where Port > 5', ['> -> >=', '5 -> 6']],
    ['let n = 5; T | where Port > n', ['5 -> 6', '5 -> 4']],
    ['T | where Time > ago(1d)', ['1d -> 2d', '1d -> 0.5d', '> -> >=']],
    ['T | summarize count() by bin(Time, 1h)', ['1h -> 2h']],
    ['T | summarize dcount(Url) by Device | where dcount_Url > 3', ['dcount(Url) -> dcount_Url = count()']],
    ['T | summarize arg_max(Time, *) by Device', ['arg_max(Time, *) -> arg_min(Time, *)']],
    ['T | join (T | where Port > 1) on Device', ['->  kind=inner', '->  kind=leftanti']],
    ['T | join kind=leftanti (T | where Port > 1) on Device', ['leftanti -> leftsemi']],
    ['T | where Port > 1 | distinct Device', ['| where Port > 1 ->', '| distinct Device ->']],
  ])('%s', (query, expected) => {
    expect(changes(query).mutants).toEqual(expect.arrayContaining(expected));
  });

  it('differ from the query in one place, and bind', () => {
    for (const mutant of mutantsOf('T | where Url has "a" and Port > 5 | distinct Url', schema).mutants) {
      expect(mutant.query).toContain(mutant.text);
      expect(mutantsOf(mutant.query, schema).mutants).not.toEqual([]);
    }
  });

  it('are left out where they do not bind', () => {
    expect(changes('T | where Port == 5').mutants).not.toContain('== -> =~');
  });

  it('that mean the same count once', () => {
    const { mutants } = changes('T | where Port > 5');
    expect(mutants).toContain('> -> >=');
    expect(mutants).not.toContain('5 -> 4');
  });

  it('refuses a query with errors', () => {
    expect(() => mutantsOf('T | where Prot == 5', schema)).toThrow(/Prot/);
  });
});

describe('mutants that mean the same as the query', () => {
  it.each([
    ['T | where Url =~ "10.0.0.1"', '=~ -> =='],
    ['T | where Url has_any ("power", "power.exe")', ', "power.exe" ->'],
    ['T | where Url in~ ("a", "A")', ', "A" ->'],
    ['T | where Url contains "ab" and Url has "xab ab"', 'Url contains "ab" -> true'],
    ['T | where isnotempty(Url) and Url has "a"', 'isnotempty(Url) -> true'],
    ['T | where Url startswith "a" and Url =~ "abc"', 'Url startswith "a" -> true'],
    ['T | summarize count() by Device | where count_ > 0', '| where count_ > 0 ->'],
  ])('%s', (query, expected) => {
    expect(changes(query).equivalent).toContain(expected);
  });

  it.each([
    ['T | where Url =~ "host"', '=~ -> =='],
    ['T | where Url has_any ("power", "powershell")', ', "powershell" ->'],
    ['T | where Url in ("a", "A")', ', "A" ->'],
    ['T | where Url contains "ab" and Url has "a b"', 'Url contains "ab" -> true'],
    ['T | where Url has "ab" and Url startswith "x ab"', 'Url has "ab" -> true'],
    ['T | where Url has_cs "A" and Url has "a"', 'Url has_cs "A" -> true'],
    ['T | summarize count() | where count_ > 0', '| where count_ > 0 ->'],
  ])('are none in %s', (query, mutant) => {
    expect(changes(query).mutants).toContain(mutant);
  });
});
