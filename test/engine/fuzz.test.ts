// Whatever the text: its analysis ends, nothing is thrown, and what is found stands in the text.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, execute, QueryError } from '../../src/engine/engine.js';
import { language } from '../../src/engine/language/language.js';
import { format } from '../../src/engine/syntax/format/format.js';
import { tokenize } from '../../src/engine/syntax/lexer.js';
import { parseDatetime } from '../../src/engine/values/datetime.js';
import { SAMPLE_QUERIES, SAMPLE_SCHEMA } from '../support/sample-queries.js';

const NOW = parseDatetime('2026-03-15T00:00:00Z') ?? 0n;

function errorsOf(text: string): string[] {
  const { diagnostics } = analyze(text, SAMPLE_SCHEMA);
  for (const { start, length, message } of diagnostics) {
    if (!(start >= 0 && length >= 0 && start + length <= text.length)) throw new Error(`'${message}' is at ${start}`);
  }
  return diagnostics.filter((d) => d.severity === 'error').map((d) => d.code);
}

const seed = fc.constantFrom(...SAMPLE_QUERIES);
const tokensOf = (text: string) => tokenize(text).map((token) => text.slice(token.leading, token.end));

/** A query with some of its tokens taken out, doubled, exchanged, or taken from another one. */
const mangled = fc
  .tuple(seed, seed, fc.array(fc.tuple(fc.nat(3), fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 4 }))
  .map(([text, other, edits]) => {
    const tokens = tokensOf(text);
    const others = tokensOf(other);
    for (const [edit, at, from] of edits) {
      const place = at % tokens.length;
      if (edit === 0) tokens.splice(place, 1 + (from % 3));
      else if (edit === 1) tokens.splice(place, 0, tokens[from % tokens.length] ?? '');
      else if (edit === 2) tokens.splice(place, 1, others[from % others.length] ?? '');
      else tokens.splice(place, 0, ...others.slice(from % others.length, (from % others.length) + 8));
      if (tokens.length === 0) tokens.push(';');
    }
    return tokens.join('');
  });

const cut = fc
  .tuple(seed, fc.nat(), fc.nat())
  .map(([text, a, b]) => text.slice(a % text.length, (b % text.length) + 1));
const spliced = fc
  .tuple(seed, seed, fc.nat(), fc.nat())
  .map(([first, second, a, b]) => first.slice(0, a % first.length) + second.slice(b % second.length));
const symbols = fc
  .array(
    fc.constantFrom(
      ...'|;,.()[]{}<>=!~@#$%^&*-+/\\"\'`:?',
      '\n',
      ' ',
      'let',
      'where',
      'T',
      '1',
      'h"',
      '@"',
      '```',
      '//',
      '..',
      'by',
      'in',
      'datetime(',
    ),
  )
  .map((parts) => parts.join(''));

describe('the text may be anything', () => {
  it.each([
    ['characters', fc.string({ unit: 'grapheme', maxLength: 300 })],
    ['bytes', fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1'))],
    ['symbols', symbols],
    ['parts of queries', cut],
    ['queries that go over into others', spliced],
    ['queries with tokens that do not belong there', mangled],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        errorsOf(text);
        format(text, language.operators);
      }),
      { numRuns: 400 },
    );
  });

  it('queries that break off', () => {
    for (const text of SAMPLE_QUERIES) {
      const ends = tokenize(text).map((token) => token.end);
      for (const end of ends) errorsOf(text.slice(0, end));
    }
  });
});

const KB = 1024;
const times = (count: number, text: string) => text.repeat(count);
const lets = (count: number, value: (before: string, i: number) => string) =>
  `${Array.from({ length: count }, (_, i) => `let x${i} = ${value(i === 0 ? 'Assets' : `x${i - 1}`, i)};`).join('\n')}\nx${count - 1}`;
const list = (count: number, item: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => item(i)).join(', ');

describe('the text may be large, and nest deep', () => {
  const tooDeep = ['KQ001'];
  const fine: string[] = [];
  it.each<readonly [what: string, text: string, errors: readonly string[] | null]>([
    ['parentheses', `print ${times(10_000, '(')}1${times(10_000, ')')}`, tooDeep],
    ['parentheses that do not close', `print ${times(10_000, '(')}`, tooDeep],
    ['brackets', `print ${times(10_000, '[')}`, null],
    ['arrays', `print dynamic(${times(10_000, '[')}${times(10_000, ']')})`, tooDeep],
    ['bags', `print dynamic(${times(10_000, '{"a":')}1${times(10_000, '}')})`, tooDeep],
    ['braces', `let f = () ${times(10_000, '{')}`, null],
    ['signs', `print ${times(10_000, '- ')}1`, ['KS006']],
    ['calls', `print ${times(10_000, 'not(')}true${times(10_000, ')')}`, tooDeep],
    ['subqueries', `${times(5000, 'Logons | where Account in (')}${times(5000, ')')}`, tooDeep],
    ['joins', `${times(5000, 'Logons | join (')}Logons${times(5000, ') on Account')}`, tooDeep],
    ['functions', `${times(5000, 'let f = () { ')}print 1${times(5000, ' }; f()')}`, tooDeep],
    ['properties', `Logons | extend x = Details${times(10_000, '.a')}`, tooDeep],
    ['indexes', `Logons | extend x = Details${times(10_000, '[0]')}`, tooDeep],
    ['sums', `Logons | extend x = 1${times(10_000, ' + Bytes')}`, tooDeep],
    ['steps', `Logons${times(10_000, ' | where Bytes > 1')}`, tooDeep],
    ['alternatives', `Logons | where Bytes == 1${times(10_000, ' or Bytes == 2')}`, fine],
    ['conditions', `Logons | where Bytes > 1${times(10_000, ' and Bytes > 2')}`, fine],
    ['let statements', lets(5000, (_, i) => String(i)).replace(/x\d+$/, 'Logons'), fine],
    ['scalars of scalars', lets(5000, (before, i) => (i === 0 ? '1' : `${before} + 1`)), tooDeep],
    ['tables of tables', lets(5000, (before) => `${before} | where Critical`), tooDeep],
    ['tables that double', lets(40, (before) => `${before} | join ${before} on Device`), ['KQ006']],
    [
      'functions that double',
      lets(40, (before, i) => `() { ${i === 0 ? '1' : `${before}() + ${before}()`} }`),
      ['KQ003'],
    ],
    ['a list', `Logons | where Account in (${list(50_000, (i) => `"account${i}"`)})`, fine],
    ['columns', `Logons | extend ${list(9_000, (i) => `c${i} = Bytes`)}`, fine],
    ['aggregates', `Logons | summarize ${list(9_000, () => 'count()')}`, fine],
    ['too many columns', `Logons | extend ${list(50_000, (i) => `c${i} = Bytes`)}`, ['KQ006']],
    ['tables', `union ${list(5_000, () => '(Logons | where Success)')}`, fine],
    ['errors', `Logons | project ${list(50_000, (i) => `c${i}`)}`, null],
    ['a comment', `// ${times(KB * KB, 'x')}`, fine],
    ['a string', `print "${times(KB * KB, 'x')}"`, fine],
    ['strings', `print ${times(100_000, '"a" ')}`, fine],
    ['a string that does not end', `print "${times(KB * KB, 'x')}`, ['KS001']],
    ['quotes', times(KB * KB + 1, '"'), null],
    ['backslashes', `print "${times(KB * KB, '\\')}`, null],
    ['semicolons', times(KB * KB, ';'), fine],
    ['junk', times(KB * KB, '$%^&').slice(0, KB * KB), null],
    ['statements', times(100_000, 'abc;'), null],
    ['directives', '#connect x\n'.repeat(100_000), []],
  ])('%s', (_, text, expected) => {
    const errors = errorsOf(text);
    if (expected !== null) expect(errors).toEqual(expected);
  });

  it.each([
    ['parentheses', `print ${times(100, '(')}1${times(100, ')')}`],
    ['calls', `print ${times(100, 'not(')}true${times(100, ')')}`],
    ['sums', `Logons | project x = 1${times(250, ' + Bytes')}`],
    ['alternatives', `Logons | where Bytes == 1${times(2_000, ' or Bytes == 2')}`],
    ['steps', `Logons${times(490, ' | where Bytes > 1')}`],
    ['tables of tables', lets(490, (before) => `${before} | extend Device = strcat(Device, "x")`)],
  ])('what is accepted of it also runs: %s', (_, text) => {
    const tables = {
      tableNames: SAMPLE_SCHEMA.tableNames,
      table: (name: string) => {
        const columns = SAMPLE_SCHEMA.table(name);
        if (columns === undefined) return undefined;
        return { name, columns, scan: () => [], rowCount: () => 0, newest: () => null, oldest: () => null };
      },
    };
    for (const batch of execute(text, tables, { now: NOW }).batches) expect(batch.length).toBeGreaterThan(0);
  });

  it('and is not run where it is refused', () => {
    const text = `print ${times(1000, '(')}1${times(1000, ')')}`;
    expect(() => execute(text, { table: () => undefined, tableNames: () => [] }, { now: NOW })).toThrow(QueryError);
  });
});
