import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotated } from '../../../src/cli/output/coverage/annotated-query.js';
import { coverageAsHtml } from '../../../src/cli/output/coverage/html.js';
import { coverageAsText } from '../../../src/cli/output/coverage/text.js';
import { coverageOf } from '../../../src/testing/coverage/measure-coverage.js';
import { gapOf, mergeCoverage, type RuleCoverage, tallyOf } from '../../../src/testing/coverage/rule-coverage.js';
import { RuleTests, type TestSurroundings } from '../../../src/testing/unit/rule-tests.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder();
let number = 0;

interface Beside {
  readonly exclusions?: string;
  readonly surroundings?: TestSurroundings;
}

/** The coverage of a query by tests, each of which is the events of `Logons_CL` as YAML has them in a line. */
async function coverage(query: string, tests: readonly string[], beside: Beside = {}): Promise<RuleCoverage> {
  const at = path.join(folder, String(number++));
  mkdirSync(at);
  const indented = query.replace(/^/gm, '  ');
  writeFileSync(path.join(at, 'r.yaml'), `name: rule\nquery: |\n${indented}\n`);
  const schema = '{ User: string, Port: long, Ok: bool, Tags: dynamic }';
  const listed = tests.map(
    (rows, i) =>
      `  - { name: t${i}, events: { Logons_CL: { schema: ${schema}, rows: [${rows}] } }, expect: { contains: [] } }\n`,
  );
  writeFileSync(path.join(at, 'r.test.yaml'), `tests:\n${listed.join('')}`);
  if (beside.exclusions !== undefined) writeFileSync(path.join(at, 'r.exclusions.yaml'), beside.exclusions);
  const opened = RuleTests.open(path.join(at, 'r.test.yaml'), beside.surroundings);
  try {
    return await coverageOf(opened);
  } finally {
    opened.close();
  }
}

/** What is missing, with the place in the file. */
const gaps = ({ predicates }: RuleCoverage): string[] =>
  predicates.flatMap((predicate) => {
    const gap = gapOf(predicate);
    const { line, column, text, exclusion } = predicate;
    return gap === null ? [] : [`${gap} ${exclusion ?? `${line}:${column}`} ${text}`];
  });

const texts = ({ predicates }: RuleCoverage): string[] => predicates.map(({ text }) => text);

describe('the predicates of a rule', () => {
  it('are conditions with all that they are made of, once each', async () => {
    const query = 'Logons_CL\n| where (User == "ann" and Port > 1024 and Ok) or not(Port\n    == 22)';
    expect(texts(await coverage(query, ['{ User: ann }']))).toEqual([
      '(User == "ann" and Port > 1024 and Ok) or not(Port == 22)',
      'User == "ann" and Port > 1024 and Ok',
      'User == "ann"',
      'Port > 1024',
      'Ok',
      'Port == 22',
    ]);
  });

  it('stand in steps of any kind, in subqueries and in functions', async () => {
    const query = `let old = (p: long) { Logons_CL | where Port > p };
union old(1), old(5)
| extend Kind = iff(User == "ann", case(Port == 22, "a", Port == 23, "b", "c"), "d")
| where Port < toscalar(Logons_CL | where User == "max" | summarize max(Port))
| mv-apply tag = Tags to typeof(string) on (where tag startswith "x" | summarize n = countif(tag endswith "z"))
| partition by User (where n > 7)
| summarize Bad = countif(Ok == false), Many = count() > 2 by User`;
    expect(texts(await coverage(query, ['{ User: ann }']))).toEqual([
      'Port > p',
      'User == "ann"',
      'Port == 22',
      'Port == 23',
      'Port < toscalar(Logons_CL | where User == "max" | summarize max(Port))',
      'User == "max"',
      'tag startswith "x"',
      'tag endswith "z"',
      'n > 7',
      'Ok == false',
    ]);
  });

  it('are none where they are the same for all rows, or stand in a saved function', async () => {
    const functions = new Map([['Saved', '(p: long) { p > 5 and p < 9 }']]);
    const query = 'Logons_CL\n| where now() > datetime(2020-01-01) and Saved(Port)';
    const surroundings = { query: { functions } };
    const covered = await coverage(query, ['{ Port: 7 }, { Port: 1 }'], { surroundings });
    expect(texts(covered)).toEqual(['now() > datetime(2020-01-01) and Saved(Port)', 'Saved']);
    expect(gaps(covered)).toEqual([]);
  });
});

describe('a predicate is covered', () => {
  const query = 'Logons_CL\n| where User == "ann"\n| where Port > 1024';

  it('where it was true and false over all tests', async () => {
    expect(gaps(await coverage(query, ['{ User: ann, Port: 1 }']))).toEqual([
      'never false 4:11 User == "ann"',
      'never true 5:11 Port > 1024',
    ]);
    expect(
      gaps(await coverage(query, ['{ User: ann, Port: 1 }', '{ User: bob }', '{ User: ann, Port: 5000 }'])),
    ).toEqual([]);
  });

  it('as false where it is null', async () => {
    expect(gaps(await coverage(query, ['{ User: ann }, { User: ann, Port: 5000 }']))).toEqual([
      'never false 4:11 User == "ann"',
    ]);
  });

  it('in no way where no row comes to it, or no test can be run', async () => {
    expect(gaps(await coverage(query, ['{ User: bob }']))).toEqual([
      'never true 4:11 User == "ann"',
      'never reached 5:11 Port > 1024',
    ]);
    const none = await coverage('Nowhere | where a == 1', ['{ User: ann }']);
    expect(none).toMatchObject({ tests: 0, predicates: [] });
    expect(tallyOf(none).percent).toBe(0);
    const failing = 'Logons_CL | where User == "ann" | extend x = assert(Port > 1, "low")';
    expect(await coverage(failing, ['{ User: ann, Port: 1 }', '{ User: ann, Port: 2 }'])).toMatchObject({ tests: 1 });
  });

  it('in any call of the function that it is in', async () => {
    const called = 'let f = (p: long) { Logons_CL | where Port > p };\nunion f(1), f(10)';
    expect(gaps(await coverage(called, ['{ Port: 5 }']))).toEqual([]);
  });
});

describe('an item of a list', () => {
  it('is covered where a row meets it, whether that is asked for or not', async () => {
    const query = `let ports = dynamic([22, 2222, 10, 1]);
Logons_CL
| where User in~ ("ann", 'bob') and Port !in (ports)`;
    expect(gaps(await coverage(query, ['{ User: BOB, Port: 22 }, { User: BOB, Port: 5 }, { User: eve }']))).toEqual([
      'never hit 3:28 2222',
      'never hit 3:34 10',
      'never hit 3:38 1',
      'never hit 5:21 "ann"',
    ]);
  });

  it('may be a row of a table that the query writes, and is none of another table', async () => {
    const users = '(datatable (u: string) ["ann", "bob"] | project u)';
    const written = await coverage(`Logons_CL | where User in (${users})`, ['{ User: bob }, {}']);
    expect(gaps(written)).toEqual(['never hit 3:54 "ann"']);
    const other = await coverage('Logons_CL | where User !in ((Logons_CL | project User))', ['{ User: bob }']);
    expect(texts(other)).toEqual(['User !in ((Logons_CL | project User))']);
  });

  it('counts once, and no list of one', async () => {
    const two = await coverage('Logons_CL | where User has_any ("ann", "bob")', ['{ User: ann }']);
    expect(tallyOf(two)).toEqual({ covered: 2, total: 4, percent: 50 });
    const one = await coverage('Logons_CL | where User in ("ann")', ['{ User: ann }']);
    expect(tallyOf(one)).toEqual({ covered: 1, total: 2, percent: 50 });
  });
});

it('counts the conditions of exclusions, those too that no test has come to', async () => {
  const exclusions = `exclusions:
  - { name: office, reason: known, events: User == "ann" or Port == 22 }
  - { name: later, reason: known, events: User in ((_GetWatchlist('None') | project User)) }
`;
  const covered = await coverage('Logons_CL\n| where Ok', ['{ User: ann, Ok: true }, { Ok: false }'], { exclusions });
  expect(gaps(covered)).toEqual([
    'never false office User == "ann" or Port == 22',
    'never false office User == "ann"',
    'never true office Port == 22',
    "never reached later User in ((_GetWatchlist('None') | project User))",
  ]);
  expect(covered.predicates.filter(({ exclusion }) => exclusion === 'later')).toMatchObject([{ line: 3 }]);
});

describe('coverage', () => {
  it('of several files of tests comes together by rule', async () => {
    const one = await coverage('Logons_CL | where User == "ann"', ['{ User: ann }']);
    const other = { ...(await coverage('Logons_CL | where User == "ann"', ['{ User: bob }'])), file: one.file };
    const [merged, ...others] = mergeCoverage([one, other]);
    expect(others).toEqual([]);
    expect(merged).toMatchObject({ tests: 2 });
    expect(merged === undefined ? null : gaps(merged)).toEqual([]);
  });

  it('shows what is missing of a list in a line', async () => {
    const query = `let ports = dynamic([1, 2, 3, 4, 5, 6]);
let users = dynamic(["ann", "bob"]);
Logons_CL | where Port in (ports) or User in (users)`;
    const one = await coverage(query, ['{ Port: 2 }']);
    const lines = coverageAsText([one]).split('\n');
    expect(lines[0]).toMatch(/^ 28 % {2}.*rule.* {2}.*4 of 14 outcomes/);
    expect(lines.slice(1).map((line) => line.replace(/^ *(\S.*?) {2,}\S*:(\d+:\d+) {2}/, '$1 $2 '))).toEqual([
      'never hit 3:24 1, 3, 4, 5 and 1 more',
      'never hit 4:24 "ann", "bob"',
      'never false 5:21 Port in (ports) or User in (users)',
      'never false 5:21 Port in (ports)',
      'never true 5:40 User in (users)',
      '',
    ]);
  });

  it('is a page whose words stay whole and whose queries scroll where it is narrow', async () => {
    const html = coverageAsHtml([await coverage('Logons_CL | where User == "ann"', ['{ User: bob }'])]);
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).toMatch(/^th, td\.number, td\.gap \{ white-space: nowrap; \}/m);
    expect(html).toMatch(/^\.code \.query \{ overflow-x: auto; flex: 1; \}/m);
    expect(html).toMatch(/<td class="number">1<\/td><td class="gap">never true<\/td>/);
    expect(html.replace(/<div class="wide"><table/g, '')).not.toContain('<table');
  });

  it('is marked in the query, whose text stays as it is', async () => {
    const query = 'Logons_CL\n| where User in ("<a>", "b") and Port > 1';
    const { predicates } = await coverage(query, ['{ User: b, Port: 2 }']);
    const html = annotated(query, predicates, ({ text }) => ({ id: `g-${text.length}`, number: text.length }));
    expect(html).toContain('<mark class="full">&quot;b&quot;</mark>');
    expect(html).toMatch(
      /<mark class="untried" title="never false">Port &gt; 1<sup><a href="#g-8" aria-label="8: never false">8<\/a>/,
    );
    const plain = html.replace(/<sup>.*?<\/sup>|<[^>]*>/g, '');
    expect(
      plain
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"'),
    ).toBe(query);
  });
});
