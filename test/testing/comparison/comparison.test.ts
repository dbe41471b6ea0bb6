import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { queryAsRule } from '../../../src/rules/index.js';
import { compareRows, type ResultRows } from '../../../src/testing/comparison/compare-rows.js';
import { compareRules, isUnchanged } from '../../../src/testing/comparison/compare-rules.js';
import { rulesAt } from '../../../src/testing/comparison/git-rules.js';
import { pairRules } from '../../../src/testing/comparison/rule-pairs.js';
import { NOW } from '../../support/run-query.js';
import '../../support/seed.js';
import { storedTables } from '../../support/stored-tables.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const database = storedTables(
  {
    Logons: {
      columns: { Id: 'long', User: 'string', Port: 'long' },
      rows: [
        [1, 'ann', 22],
        [2, 'bob', 443],
        [3, 'ann', 443],
        [4, 'carol', 22],
      ],
    },
  },
  3,
);
afterAll(() => database.close());

const compare = (before: string, after: string) =>
  compareRules(database, queryAsRule('old.kql', before), queryAsRule('new.kql', after), {
    optionsOf: () => ({ now: NOW }),
  });

describe('two versions of a rule', () => {
  it('are the same where they find the same, in any order', async () => {
    const found = await compare('Logons | where Port < 100', 'Logons | where Port == 22 | sort by Id desc');
    expect(isUnchanged(found)).toBe(true);
  });

  it('lose a row by the condition that drops the event behind it, and gain one by that of the old rule', async () => {
    const found = await compare('Logons | where Port == 22', 'Logons | where User == "ann"');
    const why = ({ difference }: (typeof found.lost)[number]) => [
      difference?.event.row,
      difference?.other,
      difference?.droppedBy?.refusal?.conditions.map(({ text }) => text),
    ];
    expect(found.lost.map(why)).toEqual([[3, 'after', ['User == "ann"']]]);
    expect(found.gained.map(why)).toEqual([[2, 'before', ['Port == 22']]]);
  });

  it('change a row of the same group, by an event that only one of them counts', async () => {
    const found = await compare(
      'Logons | summarize n = count() by User',
      'Logons | where Port == 22 | summarize n = count() by User',
    );
    expect(found.key).toEqual(['User']);
    expect(found.changed.map(({ values, changes, difference }) => [values, changes, difference?.event.row])).toEqual([
      [[{ name: 'User', value: 'ann' }], [{ column: 'n', before: 2, after: 1 }], 2],
    ]);
    expect(found.lost.map(({ values }) => values[0]?.value)).toEqual(['bob']);
  });

  it('have other columns', async () => {
    const found = await compare('Logons | project Id, User', 'Logons | project Id, Port');
    expect([found.removedColumns, found.addedColumns, isUnchanged(found)]).toEqual([['User'], ['Port'], false]);
  });

  it('are not compared where one cannot be run', async () => {
    const found = await compare('Logons', 'Logons | where Prt == 1');
    expect([found.failure?.rule.file, isUnchanged(found)]).toEqual(['new.kql', false]);
  });
});

it('every row of both results is the same, changed, lost or gained, once', () => {
  const columns = [
    { name: 'k', type: 'string' },
    { name: 'v', type: 'long' },
  ] as const;
  const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 })), { maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const [was, is]: ResultRows[] = [
        { columns, rows: before },
        { columns, rows: after },
      ];
      if (was === undefined || is === undefined) return;
      const { same, changed, lost, gained } = compareRows(was, is, [['k']]);
      expect(same + changed.length + lost.length).toBe(before.length);
      expect(same + changed.length + gained.length).toBe(after.length);
      for (const { before: row, after: other, changes } of changed) {
        expect(before[row]?.[0]).toBe(after[other]?.[0]);
        expect(changes).toEqual([{ column: 'v', before: before[row]?.[1], after: after[other]?.[1] }]);
      }
    }),
  );
});

describe('the rules of two states', () => {
  const rule = (file: string, name: string, id: string | null = null) => ({ ...queryAsRule(file, 'Logons'), name, id });

  it('are paired by id, by file and name, by name', () => {
    const before = [rule('a.kql', 'a', '1'), rule('b.kql', 'b'), rule('c.kql', 'c'), rule('d.kql', 'd')];
    const after = [rule('x.kql', 'x', '1'), rule('b.kql', 'b'), rule('moved.kql', 'c'), rule('new.kql', 'new')];
    const names = pairRules(before, after).map((pair) => [pair.before?.name ?? null, pair.after?.name ?? null]);
    expect(names).toEqual([
      ['a', 'x'],
      ['b', 'b'],
      ['c', 'c'],
      [null, 'new'],
      ['d', null],
    ]);
  });

  it('are read from revisions of git', () => {
    const folder = temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, stdio: 'pipe' });
    const write = (text: string) => writeFileSync(path.join(folder, 'hunt.kql'), text);
    git('init', '-q');
    write('Logons | where Port == 22');
    writeFileSync(path.join(folder, 'README.txt'), 'no rule');
    git('add', '.');
    git('commit', '-qm', 'first');
    write('Logons | where Port == 23');
    git('commit', '-qam', 'second');
    expect(rulesAt('HEAD~1', ['.'], folder).map(({ query, file }) => [file, query])).toEqual([
      ['hunt.kql', 'Logons | where Port == 22'],
    ]);
    expect(rulesAt('HEAD', ['hunt.kql'], folder)[0]?.query).toBe('Logons | where Port == 23');
    expect(() => rulesAt('nowhere', ['.'], folder)).toThrow(/nowhere: git cannot read it/);
  });
});
