import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const at = (name: string) => path.join(folder, name);
const db = at('events.db');

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
  writeFileSync(
    at('Logons.csv'),
    'When,User,Port\n2026-03-14T01:00:00.1234567Z,ann,443\n2026-03-14T02:00:00Z,bob,22\n',
  );
  expect(cli.run(['ingest', at('Logons.csv'), '--db', db, '--table', 'Logons']).code).toBe(0);
});
afterAll(() => cli.remove());

describe('export', () => {
  it('prints text', () => {
    const { code, out, err } = cli.run(['export', 'Logons | project User, Port', '--db', db, '--format', 'csv']);
    expect({ code, out, err }).toEqual({ code: 0, out: 'User,Port\nann,443\nbob,22\n', err: '' });
  });

  it.each(['csv', 'jsonl', 'parquet'])('writes %s that is taken in again', (format) => {
    const file = at(`Logons.out.${format}`);
    const written = cli.run(['export', 'Logons', '--db', db, '-o', file]);
    expect(written).toEqual({ code: 0, out: '', err: `2 rows written to ${file}\n` });
    const copy = at(`${format}.db`);
    expect(cli.run(['ingest', file, '--db', copy, '--table', 'Logons']).code).toBe(0);
    const query = ['query', 'Logons | order by Port asc', '--format', 'jsonl', '--db'];
    expect(cli.run([...query, copy]).out).toBe(cli.run([...query, db]).out);
  });

  it('takes the newest event for the present where asked to', () => {
    const query = 'Logons | where When > ago(30m) | project User';
    expect(cli.run(['export', query, '--db', db, '--format', 'csv', '--now', 'data']).out).toBe('User\nbob\n');
  });

  it('refuses in words, with 2', () => {
    writeFileSync(at('there.csv'), 'kept');
    const refused = (...args: string[]) => {
      const { code, err } = cli.run(['export', ...args, '--db', db]);
      expect(code).toBe(2);
      expect(err).not.toMatch(/\n\s+at /);
      return err;
    };
    expect(refused('Logons', '-o', at('there.csv'))).toContain('--force');
    expect(readFileSync(at('there.csv'), 'utf8')).toBe('kept');
    expect(refused('Logons')).toContain('name a file with -o, or a --format');
    expect(refused('Logons', '--format', 'sqlite')).toContain('needs a file');
    expect(refused('Logon', '--format', 'csv')).toContain('did you mean `Logons`');
    expect(cli.run(['export', 'Logons', '-o', at('there.csv'), '--force', '--db', db]).code).toBe(0);
  });
});
