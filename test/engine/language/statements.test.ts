import { describe, expect, it } from 'vitest';
import { codesOf } from '../../support/codes-of.js';
import { rowsEveryWay } from '../../support/every-way.js';
import type { MemoryTables } from '../../support/run-query.js';

const TABLES: MemoryTables = {
  Logons: {
    columns: { User: 'string', Host: 'string', Details: 'dynamic' },
    rows: [
      ['ada', 'web01', { known: true }],
      ['bob', 'db02', { known: false }],
    ],
  },
};

const hosts = `declare pattern hosts = (site: string)[role: string] {
  ("north").["web"] = { Logons | where Host startswith role };
  ("south").["web"] = { print Host = strcat(site, "-", role) };
};`;

describe('declare pattern', () => {
  it('gives the table of the texts that it is called with', () => {
    const site = 'declare pattern site = (name: string) { ("a") = { print x = 1 }; ("b") = { print x = 2 }; };';
    expect(rowsEveryWay(`${site} site("b")`, TABLES)).toEqual([[2]]);
    expect(rowsEveryWay(`${site} union site("a"), (site("b")) | summarize sum(x)`, TABLES)).toEqual([[3]]);
  });

  it('takes a path after the dot, as a name or in brackets', () => {
    expect(rowsEveryWay(`${hosts} hosts("south").web`, TABLES)).toEqual([['south-web']]);
    expect(rowsEveryWay(`${hosts} hosts('north').['web'] | project User`, TABLES)).toEqual([['ada']]);
  });

  it('reads what is declared before it', () => {
    const query = 'let T = range x from 1 to 3 step 1; declare pattern p = (a: string) { ("t") = { T | count }; };';
    expect(rowsEveryWay(`${query} p("t")`, TABLES)).toEqual([[3]]);
  });

  it('refuses texts that it has nothing for, and what is no text', () => {
    for (const call of ['hosts("west").web', 'hosts("north").["*"]', 'hosts("north")']) {
      expect(codesOf(`${hosts} ${call}`)).toEqual(['KS188']);
    }
    expect(codesOf('declare pattern site; site("a")')).toEqual(['KS188']);
    expect(codesOf(`${hosts} hosts("north", "south").web`)).toEqual(['KS118']);
    expect(codesOf(`let n = "north"; ${hosts} hosts(n).web`)).toEqual(['KS131']);
    expect(codesOf(`${hosts} hosts | count`)).toEqual(['KS118']);
  });
});

describe('a function that is called for each row', () => {
  const others = 'let others = (user: string) { toscalar(Logons | where User != user | count) };';

  it('cannot give the row to a query of its own', () => {
    expect(codesOf(`${others} Logons | extend n = others(User)`, TABLES)).toEqual(['KQ009']);
    const named = 'let f = (n: long) { let most = n + 1; toscalar(range i from 1 to most step 1 | count) };';
    expect(codesOf(`${named} Logons | where f(strlen(User)) > 1`, TABLES)).toEqual(['KQ009']);
  });

  it('can give it what is the same for all rows', () => {
    expect(rowsEveryWay(`${others} Logons | project User, n = others("ada")`, TABLES)).toEqual([
      ['ada', 1],
      ['bob', 1],
    ]);
  });
});

describe('dynamic values', () => {
  it('are no keys and no conditions', () => {
    for (const steps of ['distinct Details', 'distinct *', 'distinct Details.known', 'sample-distinct 1 of Details']) {
      expect(codesOf(`Logons | ${steps}`, TABLES)).toEqual(['KS116']);
    }
    expect(codesOf('Logons | where Details.known', TABLES)).toEqual(['KS107']);
    expect(codesOf('Logons | summarize count() by Details.known', TABLES)).toEqual(['KS140']);
    expect(rowsEveryWay('Logons | where tobool(Details.known) | distinct tostring(Details)', TABLES)).toEqual([
      ['{"known":true}'],
    ]);
  });
});

describe('two columns of one name', () => {
  it('are refused where columns are declared or renamed', () => {
    expect(codesOf('datatable(a: long, a: string) [1, "x"]')).toEqual(['KS171']);
    expect(codesOf('externaldata(a: long, b: long, a: string) ["x.csv"]')).toEqual(['KS171']);
    expect(codesOf('print s = "a=1" | parse-kv s as (a: long, a: string)')).toEqual(['KS171']);
    expect(codesOf('print a = 1, b = 2 | project-rename c = a, c = b')).toEqual(['KS171']);
  });
});

describe('what an operator does not take', () => {
  it('is refused: all columns in project, kinds that union has not, rows that are no whole number', () => {
    expect(codesOf('print a = 1 | project *')).toEqual(['KS006']);
    expect(codesOf('print a = 1 | project *, b = 2')).toEqual(['KS006']);
    expect(codesOf('union kind=left (print a = 1)')).toEqual(['KS140']);
    for (const step of ['take 1.5', 'take "1"', 'top 1.5 by a', 'sample 0.5', 'sample-distinct 1.5 of a']) {
      expect(codesOf(`print a = 1 | ${step}`)).toEqual(['KS134']);
    }
    expect(rowsEveryWay('let n = int(1); print a = 1 | take n | top int(1) by a')).toEqual([[1]]);
  });
});
