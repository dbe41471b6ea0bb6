import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../support/codes-of.js';
import { answerEveryWay, rowsEveryWay } from '../../support/every-way.js';
import { runQuery } from '../../support/run-query.js';

const columnsOf = (kql: string) => runQuery(kql).columns.map((c) => `${c.name}:${c.type}`);

describe('mv-expand', () => {
  it('makes no row of an empty array, one of null and of a single value', () => {
    const rows =
      'datatable (k: long, d: dynamic) [1, dynamic([]), 2, dynamic(null), 3, dynamic("x"), 4, dynamic([null, 7]), 5, dynamic({})]';
    expect(rowsEveryWay(`${rows} | mv-expand d`)).toEqual([
      [2, null],
      [3, 'x'],
      [4, null],
      [4, 7],
    ]);
  });

  it('fills up the shorter of several columns with nulls', () => {
    expect(
      rowsEveryWay('print a = dynamic([1, 2, 3]), b = dynamic(["x"]), c = dynamic(null) | mv-expand a, b, c'),
    ).toEqual([
      [1, 'x', null],
      [2, null, null],
      [3, null, null],
    ]);
  });

  it('takes bags apart in two ways', () => {
    const bag = 'print b = dynamic({"p": 1, "q": [2]})';
    for (const word of ['', 'kind=bag ', 'bagexpansion=bag '])
      expect(rowsEveryWay(`${bag} | mv-expand ${word}b`)).toEqual([[{ p: 1 }], [{ q: [2] }]]);
    for (const word of ['kind=array ', 'bagexpansion=array '])
      expect(rowsEveryWay(`${bag} | mv-expand ${word}b`)).toEqual([[['p', 1]], [['q', [2]]]]);
  });

  it('takes elements for what they are, for null where that is another type', () => {
    const list = 'print a = dynamic([1, "2", "x", null, 1.9, true])';
    expect(rowsEveryWay(`${list} | mv-expand a to typeof(long)`)).toEqual([[1], [null], [null], [null], [1], [null]]);
    expect(rowsEveryWay(`${list} | mv-expand a to typeof(bool)`)).toEqual([
      [null],
      [null],
      [null],
      [null],
      [null],
      [true],
    ]);
    expect(rowsEveryWay('print a = dynamic([7, "2026-03-01"]) | mv-expand a to typeof(datetime)')).toEqual([
      [null],
      ['2026-03-01T00:00:00.0000000Z'],
    ]);
    expect(rowsEveryWay(`${list} | mv-expand a to typeof(string)`)).toEqual([
      ['1'],
      ['2'],
      ['x'],
      [''],
      ['1.9'],
      ['true'],
    ]);
  });

  it('names columns as extend does and keeps their places', () => {
    expect(columnsOf('print a = dynamic([1]), s = "x,y" | mv-expand a')).toEqual(['a:dynamic', 's:string']);
    expect(columnsOf('print a = dynamic({"p": [1]}), n = 1 | mv-expand a.p')).toEqual([
      'a:dynamic',
      'n:long',
      'a_p:dynamic',
    ]);
    expect(columnsOf('print a = dynamic([1]), n = 1 | mv-expand x = a to typeof(int), a')).toEqual([
      'a:dynamic',
      'n:long',
      'x:int',
    ]);
    expect(columnsOf('print a = dynamic([1]), i = 1 | mv-expand with_itemindex=i a')).toEqual([
      'a:dynamic',
      'i:long',
      'i1:long',
    ]);
  });

  it('numbers the elements of each row and stops at the limit', () => {
    const rows = 'datatable (a: dynamic) [dynamic([5, 6, 7]), dynamic([8])]';
    expect(rowsEveryWay(`${rows} | mv-expand with_itemindex=i a limit 2`)).toEqual([
      [5, 0],
      [6, 1],
      [8, 0],
    ]);
    expect(rowsEveryWay('print a = range(1, 200, 1) | mvexpand a | count')).toEqual([[128]]);
    expect(rowsEveryWay('print a = range(1, 200, 1) | mvexpand a limit 150 | count')).toEqual([[150]]);
    expect(rowsEveryWay('print a = range(1, 200, 1) | mv-expand a | count')).toEqual([[200]]);
  });

  it('refuses values that hold no elements', () => {
    expect(codesOf('print s = "a" | mv-expand s')).toContain('KS141');
    expect(codesOf('print a = dynamic([1]) | mv-expand kind=list a')).toHaveLength(1);
    expect(codesOf('print a = dynamic([1]) | mv-expand a to long')).toContain('KS005');
  });
});

describe('mv-apply', () => {
  const rows =
    'datatable (k: long, a: dynamic) [1, dynamic([1, 5, 3]), 2, dynamic([]), 3, dynamic([7, 1]), 4, dynamic(null)]';

  it('runs its subquery on the elements of each row', () => {
    expect(
      rowsEveryWay(`${rows} | mv-apply x = a to typeof(long) on (where x > 1 | extend y = x + k) | project k, x, y`),
    ).toEqual([
      [1, 5, 6],
      [1, 3, 4],
      [3, 7, 10],
    ]);
    expect(rowsEveryWay(`${rows} | mv-apply x = a to typeof(long) on (top 1 by x) | project k, x`)).toEqual([
      [1, 5],
      [3, 7],
      [4, null],
    ]);
    expect(
      rowsEveryWay(
        `${rows} | mv-apply with_itemindex=i x = a to typeof(long) limit 2 on (project x, i) | project k, x, i`,
      ),
    ).toEqual([
      [1, 1, 0],
      [1, 5, 1],
      [3, 7, 0],
      [3, 1, 1],
      [4, null, 0],
    ]);
  });

  it('aggregates also what is empty', () => {
    expect(
      rowsEveryWay(
        `${rows} | mv-apply x = a to typeof(long) on (summarize n = count(), s = sum(x), l = make_list(x)) | project k, n, s, l`,
      ),
    ).toEqual([
      [1, 3, 9, [1, 5, 3]],
      [2, 0, 0, []],
      [3, 2, 8, [7, 1]],
      [4, 1, 0, []],
    ]);
    expect(
      rowsEveryWay(`${rows} | mv-apply x = a to typeof(long) on (summarize n = count() | where n == 0) | project k`),
    ).toEqual([[2]]);
    expect(
      rowsEveryWay(
        `${rows} | mv-apply x = a to typeof(long) on (summarize n = count() by odd = x % 4 | where n > 1) | project k, odd, n`,
      ),
    ).toEqual([[1, 1, 2]]);
  });

  it('has the columns of the row but those taken apart, then those of the subquery', () => {
    const row = 'print a = dynamic([1]), b = 2, c = "x"';
    expect(columnsOf(`${row} | mv-apply a on (extend z = a)`)).toEqual([
      'b:long',
      'c:string',
      'a:dynamic',
      'z:dynamic',
    ]);
    expect(columnsOf(`${row} | mv-apply x = a on (project z = x)`)).toEqual([
      'a:dynamic',
      'b:long',
      'c:string',
      'z:dynamic',
    ]);
    expect(columnsOf(`${row} | mv-apply a on (count)`)).toEqual(['b:long', 'c:string', 'Count:long']);
    expect(rowsEveryWay(`${row} | mv-apply a on (project b = b + 1, c)`)).toEqual([[3, 'x']]);
  });

  it('lets a subquery name its rows and read them twice', () => {
    expect(
      rowsEveryWay(
        `${rows} | mv-apply x = a to typeof(long) on (as T | where x > toscalar(T | summarize avg(x)) | project x) | project k, x`,
      ),
    ).toEqual([
      [1, 5],
      [3, 7],
    ]);
    expect(
      rowsEveryWay(
        `${rows} | mv-apply x = a to typeof(long) on (where x > 1 | as T | join kind=inner T on x | summarize n = count()) | project k, n`,
      ),
    ).toEqual([
      [1, 2],
      [2, 0],
      [3, 1],
      [4, 0],
    ]);
  });

  it('nests', () => {
    const nested = 'print a = dynamic([[1, 2], [3]])';
    expect(
      rowsEveryWay(
        `${nested} | mv-apply l = a on (mv-apply x = l to typeof(long) on (summarize s = sum(x)) | project s) | project s`,
      ),
    ).toEqual([[3], [3]]);
  });

  it('gives the same whether its subquery runs row by row or for all rows at once', () => {
    const lists = fc.array(fc.option(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 })), { maxLength: 6 });
    const steps = fc.constantFrom(
      'where x > 2',
      'extend y = x * k',
      'project y = x + 1, k',
      'where x > 1 | summarize n = count(), s = sum(x)',
      'summarize n = count() by x',
      'summarize l = make_list(x) | extend n = array_length(l) | where n != 2',
      'extend p = pack_array(x, k) | mv-expand p to typeof(long) | where p > 1 | project p',
      'extend t = strcat("v=", tostring(x), ";") | parse t with "v=" v:long ";" | project v',
      'summarize a = max(x) by k | summarize b = sum(a)',
    );
    fc.assert(
      fc.property(lists, steps, (elements, subquery) => {
        const tables = {
          T: { columns: { k: 'long', a: 'dynamic' } as const, rows: elements.map((list, k) => [k, list]) },
        };
        const apply = (on: string) => answerEveryWay(`T | mv-apply x = a to typeof(long) on (${on})`, tables);
        // `take` needs the rows of a part to itself.
        expect(apply(subquery)).toEqual(apply(`${subquery} | take 1000`));
      }),
      { numRuns: 60 },
    );
  });
});
