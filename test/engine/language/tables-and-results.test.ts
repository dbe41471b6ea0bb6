import { describe, expect, it } from 'vitest';
import { analyze, execute } from '../../../src/engine/engine.js';
import { readerOf } from '../../../src/engine/values/vector.js';
import { codesOf } from '../../support/codes-of.js';
import { rowsEveryWay } from '../../support/every-way.js';
import { catalogueOf, type MemoryTables, runQuery } from '../../support/run-query.js';

const TABLES: MemoryTables = {
  Events: {
    columns: { Name: 'string', Id: 'long', Score: 'real' },
    rows: [
      ['alpha one', 1, 1.5],
      ['Beta two', 2, 2.5],
      ['gamma', 3, null],
    ],
  },
  Hosts: {
    columns: { Host: 'string', Id: 'long', Extra: 'dynamic' },
    rows: [
      ['web01', 1, { tag: 'beta' }],
      ['db02', 9, null],
    ],
  },
};

const columnsOf = (kql: string) => runQuery(kql, TABLES).columns.map((c) => `${c.name}:${c.type}`);
const namesIn = (kql: string) => rowsEveryWay(`${kql} | project $table, Id`, TABLES);

describe('search', () => {
  it('looks for a term in all columns of all tables, and says in which', () => {
    expect(columnsOf('search "beta"')).toEqual([
      '$table:string',
      'Name:string',
      'Id:long',
      'Score:real',
      'Host:string',
      'Extra:dynamic',
    ]);
    expect(namesIn('search "beta"')).toEqual([
      ['Events', 2],
      ['Hosts', 1],
    ]);
    expect(namesIn('search in (Events) "beta"')).toEqual([['Events', 2]]);
    expect(namesIn('search in (H*) "1"')).toEqual([['Hosts', 1]]);
    expect(namesIn('Events | search "one"')).toEqual([['Events', 1]]);
    expect(namesIn('search *')).toHaveLength(5);
  });

  it('takes stars in terms as prefix, suffix, part and pattern', () => {
    expect(namesIn('search "gam*"')).toEqual([['Events', 3]]);
    expect(namesIn('search "*02"')).toEqual([['Hosts', 9]]);
    expect(namesIn('search "*amm*"')).toEqual([['Events', 3]]);
    expect(namesIn('search "al*ne"')).toEqual([['Events', 1]]);
    expect(namesIn('search "amm"')).toEqual([]);
  });

  it('combines terms, conditions and columns', () => {
    expect(namesIn('search "alpha" or Id == 9')).toEqual([
      ['Events', 1],
      ['Hosts', 9],
    ]);
    expect(namesIn('search in (Events) Name:"two" and not("gamma")')).toEqual([['Events', 2]]);
    expect(namesIn('search in (Events) not("beta") and Id > 1')).toEqual([['Events', 3]]);
    expect(namesIn('let term = "web01"; search term')).toEqual([['Hosts', 1]]);
    expect(namesIn('search * has "beta" and Id == 1')).toEqual([['Hosts', 1]]);
  });

  it('heeds case where it is asked to', () => {
    expect(namesIn('search kind=case_sensitive in (Events) "beta"')).toEqual([]);
    expect(namesIn('search kind=case_sensitive in (Events) Name has "Beta"')).toEqual([['Events', 2]]);
    expect(namesIn('search kind=case_sensitive in (Events) Name has "beta"')).toEqual([]);
    expect(codesOf('search kind=exact "x"', TABLES)).toHaveLength(1);
    expect(codesOf('Events | search in (Hosts) "x"', TABLES)).toContain('KS175');
  });
});

describe('find', () => {
  it('gives the columns of the condition and the common ones, and packs the others', () => {
    expect(columnsOf('find where Id == 1')).toEqual(['source_:string', 'Id:long', 'pack_:dynamic']);
    expect(rowsEveryWay('find where Id == 1', TABLES)).toEqual([
      ['Events', 1, { Name: 'alpha one', Score: 1.5 }],
      ['Hosts', 1, { Host: 'web01', Extra: { tag: 'beta' } }],
    ]);
  });

  it('leaves out tables that have none of the columns, unless a term is looked for', () => {
    expect(rowsEveryWay('find withsource=T in (Events, Hosts) where Host == "db02"', TABLES)).toEqual([
      ['Hosts', 'db02', 9, null],
    ]);
    expect(rowsEveryWay('find "beta"', TABLES).map(([name]) => name)).toEqual(['Events', 'Hosts']);
    expect(
      rowsEveryWay('find in (Events, Hosts) where Id == 1 and (Name has "one" or Host == "web01")', TABLES).map(
        ([name]) => name,
      ),
    ).toEqual(['Events', 'Hosts']);
  });

  it('projects, with types and a bag of the rest', () => {
    expect(rowsEveryWay('find in (Events, Hosts) where Id == 1 project Id: string, Name', TABLES)).toEqual([
      ['Events', '1', 'alpha one'],
      ['Hosts', '1', ''],
    ]);
    expect(rowsEveryWay('find in (Hosts) where Id == 9 project Id, pack(*)', TABLES)).toEqual([
      ['Hosts', 9, { Host: 'db02', Extra: null }],
    ]);
    expect(codesOf('find in (Hosts) where Id == 9 project Missing', TABLES)).toContain('KS142');
  });
});

describe('partition', () => {
  const rows = 'datatable (k: string, n: long) ["a", 1, "b", 5, "a", 3, "b", 4]';

  it('runs its subquery on the rows of each value', () => {
    expect(rowsEveryWay(`${rows} | partition by k (top 1 by n)`)).toEqual([
      ['a', 3],
      ['b', 5],
    ]);
    expect(rowsEveryWay(`${rows} | partition hint.strategy=native by k (summarize s = sum(n), n = count())`)).toEqual([
      [4, 2],
      [9, 2],
    ]);
    expect(
      rowsEveryWay(
        `${rows} | partition by k (as P | extend share = n * 1.0 / toscalar(P | summarize sum(n)) | project k, share)`,
      ),
    ).toEqual([
      ['a', 0.25],
      ['a', 0.75],
      ['b', 5 / 9],
      ['b', 4 / 9],
    ]);
  });

  it('lets a query of its own read the key', () => {
    const query =
      'range x from 1 to 3 step 1 | partition hint.strategy=legacy by x { Events | where Id == x | project Id, x = toscalar(x) }';
    expect(rowsEveryWay(query, TABLES)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('takes 64 values unless it is told how to take more', () => {
    expect(codesOf('range x from 1 to 65 step 1 | partition by x (count)')).toEqual(['KQ115']);
    expect(runQuery('range x from 1 to 65 step 1 | partition hint.strategy=shuffle by x (count) | count').rows).toEqual(
      [[65n]].map(([n]) => [Number(n)]),
    );
    expect(codesOf('print d = dynamic(1) | partition by d (count)')).toContain('KS116');
  });
});

describe('fork and facet', () => {
  const resultsOf = (kql: string) =>
    execute(kql, catalogueOf(TABLES, { batchRows: 2, dictionaries: true }), { now: 0n }).results.map(
      ({ name, columns, batches }) => {
        const rows: unknown[][] = [];
        for (const batch of batches) {
          const readers = columns.map((c) => readerOf(batch.column(c.name)));
          for (let row = 0; row < batch.length; row++) rows.push(readers.map((read) => read(row)));
        }
        return { name, rows };
      },
    );

  it('give a table for each branch', () => {
    expect(resultsOf('Events | fork (where Id == 1 | project Id) n=(count)')).toEqual([
      { name: 'Results', rows: [[1n]] },
      { name: 'n', rows: [[3n]] },
    ]);
    expect(resultsOf('Events | count')).toEqual([{ name: '', rows: [[3n]] }]);
  });

  it('come in the order of the queries of a text, under the names that `as` gives', () => {
    const shared = 'let ids = materialize(Events | project Id);';
    expect(resultsOf(`${shared} ids | where Id == 1 | as First; ids | count; ids | fork a=(count) (take 0)`)).toEqual([
      { name: 'First', rows: [[1n]] },
      { name: '', rows: [[3n]] },
      { name: 'a', rows: [[3n]] },
      { name: 'Results_2', rows: [] },
    ]);
  });

  it('count the values of each column, after what a subquery makes of the rows', () => {
    expect(resultsOf('Events | extend Odd = Id % 2 | facet by Odd, Name with (where Id == 3 | project Id)')).toEqual([
      { name: 'Results', rows: [[3n]] },
      {
        name: 'Facet',
        rows: [
          [1n, 2n],
          [0n, 1n],
        ],
      },
      {
        name: 'Facet_2',
        rows: [
          ['alpha one', 1n],
          ['Beta two', 1n],
          ['gamma', 1n],
        ],
      },
    ]);
  });
});

describe('evaluate', () => {
  it('names what is wrong with a plugin', () => {
    expect(codesOf('print x = 1 | evaluate bag_unpak(x)')).toContain('KS124');
    expect(codesOf('print x = 1 | evaluate bag_unpack(missing)')).toContain('KS142');
    expect(codesOf('print x = 1 | evaluate bag_unpack(x + 1)')).toContain('KS109');
    expect(codesOf('evaluate bag_unpack(x)')).toContain('KS174');
  });

  it('shapes the result of a plugin by the schema that the query gives', () => {
    const row = 'print id = 7, d = dynamic({"b": "x", "a": 2})';
    expect(columnsOf(`${row} | evaluate bag_unpack(d) : (a: string, c: real)`)).toEqual(['a:string', 'c:real']);
    expect(rowsEveryWay(`${row} | evaluate bag_unpack(d) : (a: string, c: real, id: long)`)).toEqual([['2', null, 7]]);
    expect(rowsEveryWay(`${row} | evaluate bag_unpack(d, "p_") : (*, p_a: long)`)).toEqual([[7, 2]]);
  });
});

describe('bag_unpack', () => {
  it('gives a property the type that all its values have', () => {
    const bags =
      'datatable (d: dynamic) [dynamic({"n": 1, "m": 1, "t": null}), dynamic({"n": 2, "m": "x"}), dynamic(null), dynamic([1])]';
    expect(columnsOf(`${bags} | evaluate bag_unpack(d)`)).toEqual(['m:dynamic', 'n:long', 't:dynamic']);
    expect(rowsEveryWay(`${bags} | evaluate bag_unpack(d)`)).toEqual([
      [1, 1, null],
      ['x', 2, null],
      [null, null, null],
      [null, null, null],
    ]);
  });

  it('keeps, replaces or refuses columns of one name', () => {
    const row = 'print n = "old", d = dynamic({"n": "new", "k": 1})';
    expect(codesOf(`${row} | evaluate bag_unpack(d)`)).toEqual(['KQ114']);
    expect(rowsEveryWay(`${row} | evaluate bag_unpack(d, columnsConflict='replace_source')`)).toEqual([['new', 1]]);
    expect(rowsEveryWay(`${row} | evaluate bag_unpack(d, columnsConflict='keep_source')`)).toEqual([['old', 1]]);
    expect(rowsEveryWay(`${row} | evaluate bag_unpack(d, ignoredProperties=dynamic(["n"]))`)).toEqual([['old', 1]]);
    expect(rowsEveryWay(`${row} | evaluate bag_unpack(d, OutputColumnPrefix='x_')`)).toEqual([['old', 1, 'new']]);
  });

  it('is open while nothing runs', () => {
    const { columns, open, diagnostics } = analyze(
      'print id = 1, d = dynamic({}) | evaluate bag_unpack(d) | where anything == 1',
      catalogueAsSchema,
    );
    expect({ columns, open, diagnostics }).toEqual({
      columns: [{ name: 'id', type: 'long' }],
      open: true,
      diagnostics: [],
    });
  });
});

const catalogueAsSchema = { table: () => undefined, tableNames: () => [] };

describe('as, invoke and table', () => {
  it('name tables', () => {
    expect(rowsEveryWay('Events | where Id > 1 | as Later | union (Later | where Id == 3) | count', TABLES)).toEqual([
      [3],
    ]);
    expect(rowsEveryWay('union withsource=T (Events | as A), Hosts | summarize count() by T', TABLES)).toEqual([
      ['A', 3],
      ['Hosts', 2],
    ]);
    expect(rowsEveryWay('let f = (name: string) { table(name) | count }; f("Hosts")', TABLES)).toEqual([[2]]);
    expect(codesOf('table("Host")', TABLES)).toContain('KS204');
  });

  it('call functions with the table so far, of which columns that a schema does not name go through', () => {
    const twice = 'let twice = (T: (Id: long), n: long = 2) { T | extend Id = Id * n };';
    expect(rowsEveryWay(`${twice} Events | invoke twice() | project Name, Id`, TABLES)).toEqual([
      ['alpha one', 2],
      ['Beta two', 4],
      ['gamma', 6],
    ]);
    expect(rowsEveryWay(`${twice} Events | invoke twice(n = 3) | summarize max(Id)`, TABLES)).toEqual([[9]]);
    expect(codesOf(`${twice} print x = 1 | invoke twice()`)).toContain('KS249');
    expect(codesOf('Events | invoke missing()', TABLES)).toContain('KS211');
  });
});

describe('externaldata', () => {
  const read = (schema: string, how: string, content: string | Uint8Array) =>
    runQuery(
      `externaldata (${schema}) ["https://example.org/a?secret=1"] with (${how})`,
      {},
      { now: 0n, lookups: { external: () => content } },
    ).rows;

  it('reads separated values, typed, with quotes', () => {
    const csv = 'name,n\r\n"a ""b"", c",1\n\n"two\nlines",x,surplus\nlast';
    expect(read('name: string, n: long', 'format="csv", ignoreFirstRecord=true', csv)).toEqual([
      ['a "b", c', 1],
      ['two\nlines', null],
      ['last', null],
    ]);
    expect(read('a: string, b: string', 'format=tsv', 'x\t\ty\n\tz')).toEqual([
      ['x', ''],
      ['', 'z'],
    ]);
    expect(read('a: string, b: int', 'format="psv"', new TextEncoder().encode('\ufeffé|5'))).toEqual([['é', 5]]);
  });

  it('reads JSON a line, one after the other and as an array, by names or by a mapping', () => {
    const wanted = [
      ['x', 1, { c: 2 }],
      ['', null, null],
    ];
    for (const [format, text] of [
      ['json', '{"a":"x","b":1,"d":{"c":2}}\n{}\n'],
      ['multijson', '{ "a": "x",\n "b": 1, "d": {"c": 2} } {}'],
      ['multijson', '[{"a":"x","b":1,"d":{"c":2}}, {}]'],
    ] as const) {
      expect(read('a: string, b: long, d: dynamic', `format="${format}"`, text), text).toEqual(wanted);
    }
    const mapping = '[{"Column":"v","Properties":{"Path":"$.d.c"}},{"column":"all","path":"$"}]';
    expect(read('v: long, all: dynamic', `format=multijson, ingestionMapping='${mapping}'`, '{"d":{"c":2}}')).toEqual([
      [2, { d: { c: 2 } }],
    ]);
    expect(read('a: string', 'format=json', 'no json\n{"a":"}"}\n{"a":')).toEqual([['}']]);
  });

  it('reads lines and whole texts', () => {
    expect(read('line: string', 'format="txt"', 'a,b\r\nc\n')).toEqual([['a,b'], ['c']]);
    expect(read('text: string', 'format="raw"', 'a\nb\n')).toEqual([['a\nb\n']]);
  });

  it('says which address is missing, and keeps its secrets', () => {
    const refusal = (kql: string, content: string | null) => {
      try {
        return runQuery(kql, {}, { now: 0n, lookups: { external: () => content } });
      } catch (error) {
        return String(error);
      }
    };
    expect(refusal('externaldata (a: string) [h"https://x.org/list.csv?sig=secret"]', null)).toMatch(
      /KQ113|'https:\/\/x\.org\/list\.csv', which is not here/,
    );
    expect(refusal('externaldata (a: string) [h"https://x.org/list.csv?sig=secret"]', null)).not.toContain('secret');
    expect(refusal('externaldata (a: string) ["a.parquet"] with (format="parquet")', '')).toContain(
      "cannot read the format 'parquet'",
    );
  });

  it('asks for every address with the format that it has by its name', () => {
    const asked: string[] = [];
    const external = (address: string, format: string) => {
      asked.push(`${address} ${format}`);
      return '';
    };
    runQuery(
      'let base = "https://x.org/"; externaldata (a: string) [strcat(base, "a.txt"), "b.JSON.gz?x=1", "c"]',
      {},
      { now: 0n, lookups: { external } },
    );
    expect(asked).toEqual(['https://x.org/a.txt txt', 'b.JSON.gz?x=1 json', 'c csv']);
  });
});

describe('FileProfile', () => {
  it('adds what a lookup knows of the first files, and nothing where there is none', () => {
    const lookups = {
      fileProfile: (hash: string) =>
        hash === 'aa' ? { GlobalPrevalence: 7, Signer: 'Joe', IsCertificateValid: true } : null,
    };
    const kql =
      'datatable (SHA1: string, n: long) ["aa", 1, "bb", 2, "", 3, "aa", 4] | invoke FileProfile("SHA1", 3) | project n, GlobalPrevalence, Signer, ProfileAvailability';
    expect(runQuery(kql, {}, { lookups }).rows).toEqual([
      [1, 7, 'Joe', 'Available'],
      [2, null, '', 'Missing'],
      [3, null, '', ''],
      [4, null, '', ''],
    ]);
    expect(runQuery(kql).rows[0]).toEqual([1, null, '', '']);
    expect(codesOf('print x = 1 | invoke FileProfile()')).toContain('KS142');
  });
});

describe('_GetWatchlist', () => {
  it('reads an imported watchlist by its alias', () => {
    const list = catalogueOf(
      { VIP: { columns: { SearchKey: 'string' }, rows: [['joe'], ['ann']] } },
      { batchRows: 1, dictionaries: false },
    );
    const run = execute(
      '_GetWatchlist("VIP") | where SearchKey == "ann" | count',
      { table: () => undefined, tableNames: () => [], watchlist: (alias) => list.table(alias) },
      { now: 0n },
    );
    expect([...run.batches].map((batch) => readerOf(batch.column('Count'))(0))).toEqual([1n]);
  });

  it('reads the newest items out of the table of all watchlists', () => {
    const item = (alias: string, id: string, time: string, status: string, value: unknown) => [
      alias,
      'watchlist-item',
      id,
      time,
      status,
      time,
      'k',
      value,
    ];
    const tables: MemoryTables = {
      Watchlist: {
        columns: {
          WatchlistAlias: 'string',
          _DTItemType: 'string',
          _DTItemId: 'string',
          _DTTimestamp: 'datetime',
          _DTItemStatus: 'string',
          LastUpdatedTimeUTC: 'datetime',
          SearchKey: 'string',
          WatchlistItem: 'dynamic',
        },
        rows: [
          item('VIP', '1', '2026-01-01T00:00:00Z', 'Create', { Name: 'old' }),
          item('VIP', '1', '2026-01-02T00:00:00Z', 'Update', { Name: 'new' }),
          item('VIP', '2', '2026-01-01T00:00:00Z', 'Create', { Name: 'gone' }),
          item('VIP', '2', '2026-01-03T00:00:00Z', 'Delete', { Name: 'gone' }),
          item('Other', '3', '2026-01-01T00:00:00Z', 'Create', { Name: 'x' }),
        ],
      },
    };
    expect(rowsEveryWay('_GetWatchlist("VIP") | project Name', tables)).toEqual([['new']]);
    expect(codesOf('_GetWatchlist("VIP")')).toEqual(['KS204']);
  });
});

describe('small steps', () => {
  it('serialize orders, and adds columns without replacing any', () => {
    expect(rowsEveryWay('datatable (x: long) [5, 6] | serialize x = x + 1, n = row_number()')).toEqual([
      [5, 6, 1],
      [6, 7, 2],
    ]);
  });

  it('sample draws that many different rows, in their order', () => {
    const drawn = rowsEveryWay('range x from 1 to 50 step 1 | sample 10').map(([x]) => Number(x));
    expect(new Set(drawn).size).toBe(10);
    expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
    expect(rowsEveryWay('range x from 1 to 3 step 1 | sample 10')).toEqual([[1], [2], [3]]);
  });

  it('sample-distinct takes a column', () => {
    expect(rowsEveryWay('datatable (x: string) ["b", "a", "b", ""] | sample-distinct 2 of x')).toEqual([['b'], ['a']]);
    expect(codesOf('print x = 1 | sample-distinct 1 of x + 1')).toContain('KS109');
  });

  it('project-by-names takes texts, arrays and patterns', () => {
    expect(columnsOf('Events | project-by-names "I*", dynamic(["Name", "None"])')).toEqual(['Id:long', 'Name:string']);
    expect(codesOf('Events | project-by-names Name', TABLES)).toContain('KS143');
  });

  it('reduce finds what texts share', () => {
    const texts =
      'range x from 1 to 20 step 1 | project s = strcat("disk ", tostring(x), iff(x % 2 == 0, " is full", " was removed"))';
    expect(rowsEveryWay(`${texts} | reduce by s with threshold=0.2`)).toEqual([
      ['disk * was removed', 10, 'disk 1 was removed'],
      ['disk * is full', 10, 'disk 2 is full'],
    ]);
    expect(rowsEveryWay(`${texts} | reduce kind=source by s | where s == "disk 3 was removed"`)).toEqual([
      ['disk 3 was removed', 'disk * was removed', 10, 'disk 1 was removed'],
    ]);
    expect(codesOf('print x = 1 | reduce by x')).toContain('KS141');
  });

  it('assert-schema fails a query whose table has other columns', () => {
    expect(runQuery('Events | assert-schema (Name: string, Id: long, Score: real) | count', TABLES).rows).toEqual([
      [3],
    ]);
    expect(codesOf('Events | assert-schema (Id: long)', TABLES)).toEqual(['KQ116']);
  });

  it('consume gives nothing', () => {
    expect(runQuery('Events | consume', TABLES)).toEqual({ columns: [], rows: [] });
  });
});
