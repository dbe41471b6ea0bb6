import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.js';
import { openWorkspace } from '../../src/workspace/workspace.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-workspace-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

/** The rows of a query with what the workspace has. */
function rows(kql: string): unknown[] {
  const database = openDatabase(':memory:');
  try {
    return [...database.query(kql, { ...openWorkspace(folder).query, now: '2026-03-15T00:00:00Z' }).rows];
  } finally {
    database.close();
  }
}

describe('watchlists', () => {
  it('are CSV files of a folder, by the names of the files', () => {
    write('kqlocal.yaml', 'watchlists: lists');
    write('lists/Admins.csv', '\uFEFFAccount,Team\r\nann,"a, b"\r\nbob,\r\n');
    expect(rows('_GetWatchlist("admins") | project SearchKey, Account, Team')).toEqual([
      ['ann', 'ann', 'a, b'],
      ['bob', 'bob', ''],
    ]);
    expect(rows('_GetWatchlist("Admins") | getschema | project ColumnName, ColumnType')).toEqual([
      ['_DTItemId', 'string'],
      ['LastUpdatedTimeUTC', 'datetime'],
      ['SearchKey', 'string'],
      ['Account', 'string'],
      ['Team', 'string'],
    ]);
  });

  it('may have another search key', () => {
    write('kqlocal.yaml', 'watchlists: { Hosts: { file: h.csv, searchKey: Address }, More: h.csv }');
    write('h.csv', 'Name,Address\nsrv,10.0.0.1\n');
    expect(rows('_GetWatchlist("Hosts") | project SearchKey')).toEqual([['10.0.0.1']]);
    expect(rows('_GetWatchlist("More") | project SearchKey')).toEqual([['srv']]);
  });

  it('give an item the same id every time', () => {
    write('kqlocal.yaml', 'watchlists: lists');
    write('lists/A.csv', 'x\n1\n2\n');
    const ids = rows('_GetWatchlist("A") | project _DTItemId');
    expect(ids).toEqual(rows('_GetWatchlist("A") | project _DTItemId'));
    expect(new Set(ids.map(String)).size).toBe(2);
  });
});

describe('functions', () => {
  it('are files by their names', () => {
    write('kqlocal.yaml', 'functions: functions');
    write('functions/Twice.kql', '(n: long) { print x = 2 * n }');
    expect(rows('Twice(4)')).toEqual([[8]]);
  });

  it('are parsers of Sentinel by the names that they give', () => {
    write('kqlocal.yaml', 'functions: parsers');
    const parameters = [
      { Name: 'starttime', Type: 'datetime', Default: 'datetime(null)' },
      { Name: 'user', Type: 'string', Default: '*' },
      { Name: 'disabled', Type: 'bool', Default: false },
      { Name: 'T', Type: 'table' },
    ];
    const [starttime, user, disabled, table] = parameters;
    const parser = { ParserName: 'imX', EquivalentBuiltInParser: '_Im_X', ParserParams: [starttime, user, disabled] };
    write('parsers/x.yaml', JSON.stringify({ ...parser, ParserQuery: 'print isnull(starttime), user, disabled' }));
    write('parsers/y.yml', 'FunctionName: Solution\nFunctionAlias: Solution\nFunctionQuery: |\n  print 1\n');
    write(
      'parsers/t.yaml',
      JSON.stringify({ ParserName: 'count_of', ParserParams: [table], ParserQuery: 'T | count' }),
    );
    write('parsers/rule.yaml', 'name: a rule\nquery: T\n');
    expect(rows('imX()')).toEqual([[true, '*', false]]);
    expect(rows('_Im_X(user="a", disabled=true)')).toEqual([[true, 'a', true]]);
    expect(rows('Solution')).toEqual([[1]]);
    expect(rows('print 1 | invoke count_of()')).toEqual([[1]]);
    write('parsers/z.yaml', 'ParserName: [');
    expect(() => rows('print 1')).toThrow(/z\.yaml: line 1: is no valid YAML/);
  });
});

describe('copies of external data', () => {
  const address = 'https://example.org/list.csv';

  it('stand for an address, whatever follows its path', () => {
    write('kqlocal.yaml', `external: { "${address}": list.csv }`);
    write('list.csv', 'a,1\nb,2\n');
    expect(rows(`externaldata (s: string, n: long) ["${address}?sig=secret"]`)).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('may be compressed, and are held to their hash', () => {
    const content = gzipSync('a,1\n');
    const sha256 = createHash('sha256').update(content).digest('hex');
    write('list.csv.gz', content);
    write('kqlocal.yaml', `external: { "${address}": { file: list.csv.gz, sha256: ${sha256.toUpperCase()} } }`);
    expect(rows(`externaldata (s: string, n: long) ["${address}"]`)).toEqual([['a', 1]]);
    write('list.csv.gz', gzipSync('b,2\n'));
    expect(() => rows(`externaldata (s: string, n: long) ["${address}"]`)).toThrow(
      /list\.csv\.gz: is not the copy of https/,
    );
  });
});

describe('facts about files', () => {
  const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';

  it('are found by either hash', () => {
    write('kqlocal.yaml', 'fileProfiles: files.csv');
    write(
      'files.csv',
      `SHA1,GlobalPrevalence,GlobalFirstSeen,Signer,IsCertificateValid\n${sha1.toUpperCase()},12,2026-01-02T03:04:05Z,Contoso,true\n`,
    );
    expect(
      rows(
        `datatable (SHA1: string) ["${sha1}", "none"] | invoke FileProfile(SHA1) | project GlobalPrevalence, GlobalFirstSeen, Signer`,
      ),
    ).toEqual([
      [12, '2026-01-02T03:04:05.0000000Z', 'Contoso'],
      [null, null, ''],
    ]);
  });

  it.each([
    ['another column', 'SHA1,Size\nx,1\n', "has a column 'Size'"],
    ['no hash', 'Signer\nContoso\n', 'row 2 has neither SHA1 nor SHA256'],
    ['a wrong value', 'SHA1,GlobalPrevalence\nx,many\n', "row 2: 'many' is no value of GlobalPrevalence"],
  ])('are refused with %s', (_, text, message) => {
    write('kqlocal.yaml', 'fileProfiles: files.csv');
    write('files.csv', text);
    expect(() => rows('print SHA1 = "x" | invoke FileProfile(SHA1)')).toThrow(message);
  });
});

describe('settings', () => {
  it.each([
    ['a time zone', 'timezone: Europe/Berlinn', "'timezone': there is no time zone 'Europe/Berlinn'"],
    ['an unknown setting', 'watchlist: x', "there is no setting 'watchlist'"],
    ['a list for a text', 'database: [a]', "'database' has to be a text"],
    ['no mapping', '- a', 'the file has to be a mapping'],
    ['broken YAML', 'a: [', 'line 1: is no valid YAML'],
    ['a watchlist without a file', 'watchlists: { A: { searchKey: x } }', "'watchlists.A.file' is missing"],
    ['another key of a watchlist', 'watchlists: { A: { path: x } }', "'watchlists.A' has no 'path'"],
  ])('are refused with %s', (_, text, message) => {
    write('kqlocal.yaml', text);
    expect(() => openWorkspace(folder)).toThrow(message);
  });

  it('are needed', () => {
    expect(() => openWorkspace(folder)).toThrow('the folder has no kqlocal.yaml');
    expect(() => openWorkspace(path.join(folder, 'none'))).toThrow('there is no such file or folder');
  });

  it('name files beside them', () => {
    write('kqlocal.yaml', 'database: events.db\nrules: [rules, more.yaml]\nexclusions: known\ntimezone: Europe/Berlin');
    expect(openWorkspace(folder).settings).toMatchObject({
      database: path.join(folder, 'events.db'),
      rules: [path.join(folder, 'rules'), path.join(folder, 'more.yaml')],
      exclusions: [path.join(folder, 'known')],
      timezone: 'Europe/Berlin',
    });
  });
});
