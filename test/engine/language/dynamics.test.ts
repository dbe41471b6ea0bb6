import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/engine/engine.js';
import { runQuery } from '../../support/run-query.js';

const resultOf = (expression: string) => runQuery(`print x = ${expression}`).rows[0]?.[0];
const codesOf = (kql: string) =>
  analyze(kql, { table: () => undefined, tableNames: () => [] }).diagnostics.map((d) => d.code);
const literal = (value: unknown) => `dynamic(${JSON.stringify(value)})`;
const longs = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 6 });

describe('functions of arrays', () => {
  it.each(['array_length', 'array_reverse', 'array_sum', 'array_sort_asc', 'array_sort_desc'])(
    '%s is null for what is no array',
    (name) => {
      for (const value of ['null', '{"a": 1}', '"text"', '5'])
        expect(resultOf(`${name}(dynamic(${value}))`), value).toBeNull();
    },
  );

  it('slice and split as arrays do, counting from the end', () => {
    fc.assert(
      fc.property(longs, fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 }), (array, a, b) => {
        const at = (position: number) => (position < 0 ? array.length + position : position);
        const slice = array.filter((_, i) => i >= at(a) && i <= at(b));
        const places = [a, b].map((p) => Math.min(Math.max(at(p), 0), array.length)) as [number, number];
        const split = [array.slice(0, places[0]), array.slice(...places), array.slice(places[1])];
        expect(resultOf(`array_slice(${literal(array)}, ${a}, ${b})`)).toEqual(slice);
        expect(resultOf(`array_split(${literal(array)}, ${literal([a, b])})`)).toEqual(split);
      }),
      { numRuns: 40 },
    );
  });

  it('rotate by any number, and shift out what leaves', () => {
    fc.assert(
      fc.property(longs, fc.integer({ min: -20, max: 20 }), (array, count) => {
        const there = `array_rotate_left(${literal(array)}, ${count})`;
        expect(resultOf(`array_rotate_right(${there}, ${count})`)).toEqual(array);
        const shifted = array.map((_, i) => array[i + count] ?? null);
        expect(resultOf(`array_shift_left(${literal(array)}, ${count})`)).toEqual(shifted);
        expect(resultOf(`array_shift_right(${literal(array)}, ${-count})`)).toEqual(shifted);
      }),
      { numRuns: 40 },
    );
    expect(resultOf('array_shift_right(dynamic(["a", "b"]), 1)')).toEqual(['', 'a']);
    expect(resultOf('array_shift_left(dynamic([1, "b"]), 1, 5h)')).toEqual(['b', '05:00:00']);
  });

  it('find numbers by their size, anything else by its JSON', () => {
    const list = 'dynamic([1, "1", 2.0, 9007199254740993, {"b": 1, "a": 2}, null, true])';
    const found = [
      '1',
      '"1"',
      '2',
      '9007199254740993',
      '9007199254740992',
      'dynamic({"a": 2, "b": 1})',
      'true',
      '"true"',
    ];
    expect(found.map((value) => resultOf(`array_index_of(${list}, ${value})`))).toEqual([0, 1, 2, 3, -1, 4, 6, -1]);
    expect(resultOf(`set_has_element(${list}, int(2))`)).toBe(true);
    expect(resultOf('array_index_of(dynamic([1, 2, 1]), 1, 1)')).toBe(2);
    expect(resultOf('array_index_of(dynamic([1]), 1, 0, -2)')).toBeNull();
  });

  it('sum what are numbers and nulls', () => {
    expect(resultOf('array_sum(dynamic([1, 2.5, null]))')).toBe(3.5);
    expect(resultOf('array_sum(dynamic([1, "2"]))')).toBeNull();
    expect(resultOf('array_sum(dynamic([null]))')).toBeNull();
  });

  it('make ranges of any type, in either direction, and no endless ones', () => {
    expect(resultOf('range(5, 1, -2)')).toEqual([5, 3, 1]);
    expect(resultOf('range(1, 2, 0.5)')).toEqual([1, 1.5, 2]);
    expect(resultOf('range(datetime(2024-01-01), datetime(2024-01-02), 12h)')).toHaveLength(3);
    expect(resultOf('range(1, 5, 0)')).toEqual([]);
    expect(resultOf('range(5, 1)')).toEqual([]);
    expect(resultOf('range(1, long(null))')).toBeNull();
    expect(resultOf('gettype(range(int(1), int(2))[0])')).toBe('long');
    expect(resultOf('array_length(repeat("x", 0))')).toBe(0);
  });
});

describe('sorting arrays', () => {
  it('orders numbers and times before texts, guids and the rest, nulls last', () => {
    const list =
      'pack_array("b", 3, true, dynamic(null), 1.5, guid(74be27de-1e4e-49d9-b579-fe0b331d3642), "a", dynamic([1]), -2)';
    expect(resultOf(`array_sort_asc(${list})`)).toEqual([
      -2,
      1.5,
      3,
      'a',
      'b',
      '74be27de-1e4e-49d9-b579-fe0b331d3642',
      true,
      [1],
      null,
    ]);
    expect(resultOf('array_sort_desc(dynamic([1, null, 3]), false)')).toEqual([null, 3, 1]);
    expect(resultOf('array_sort_asc(pack_array(datetime(2024-02-01), datetime(2024-01-01)))')).toEqual([
      '2024-01-01T00:00:00.0000000Z',
      '2024-02-01T00:00:00.0000000Z',
    ]);
  });

  it('brings further arrays into the same order, unless they are of another length', () => {
    const arrays = 'dynamic([2, 1, 2]), dynamic(["a", "b", "c"]), dynamic([1])';
    expect(resultOf(`array_sort_asc(${arrays})[1]`)).toEqual(['b', 'a', 'c']);
    expect(resultOf(`array_sort_asc(${arrays})[2]`)).toBeNull();
  });

  it('gives a column an array', () => {
    const T = {
      columns: { a: 'dynamic', b: 'dynamic' },
      rows: [
        [
          [2, 1],
          ['x', 'y'],
        ],
      ],
    } as const;
    const namesOf = (step: string) => runQuery(`T | ${step}`, { T }).columns.map((c) => c.name);
    expect(namesOf('extend array_sort_asc(a, b)')).toEqual(['a', 'b', 'a_sorted', 'b_sorted']);
    expect(namesOf('extend x = array_sort_asc(a, b)')).toEqual(['a', 'b', 'x']);
    expect(namesOf('project x = array_sort_asc(a, b)')).toEqual(['x', 'b_sorted']);
    expect(namesOf('project (x, y) = array_sort_asc(a, b)')).toEqual(['x', 'y']);
    expect(namesOf('project array_sort_asc(a, b), array_sort_asc(a, b)')).toEqual([
      'a_sorted',
      'b_sorted',
      'a_sorted1',
      'b_sorted1',
    ]);
    expect(namesOf('project array_sort_asc(a.b, pack_array(1), b, false)')).toEqual([
      'a_b_sorted',
      'array1_sorted',
      'b_sorted',
    ]);
    expect(namesOf('project a_sorted = 1, a | extend array_sort_asc(a)')).toEqual(['a_sorted', 'a', 'a_sorted1']);
    expect(namesOf('summarize array_sort_asc(make_list(a), make_list(b))')).toEqual(['list_a_sorted', 'list_b_sorted']);
    expect(runQuery('T | project (x, y) = array_sort_asc(a, b)', { T }).rows).toEqual([
      [
        [1, 2],
        ['y', 'x'],
      ],
    ]);
    expect(runQuery('print x = array_sort_asc(dynamic([2, 1]), dynamic([3, 4]))').rows).toEqual([[[1, 2]]]);
  });

  it('reports names without a value, and several names for one value', () => {
    expect(codesOf('print a = dynamic([1]) | project (x, y) = array_sort_asc(a)')).toContain('KS150');
    expect(codesOf('print a = dynamic([1]) | project (x, y) = a')).toContain('KS149');
    expect(codesOf('print (x, y) = nonsense(1)')).toEqual(['KS211']);
  });
});

describe('sets', () => {
  it('behave as sets do', () => {
    fc.assert(
      fc.property(longs, longs, longs, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(literal);
        const [setB, setC] = [new Set(b), new Set(c)];
        expect(resultOf(`set_union(${x}, ${y}, ${z})`)).toEqual([...new Set([...a, ...b, ...c])]);
        expect(resultOf(`set_intersect(${x}, ${y}, ${z})`)).toEqual(
          [...new Set(a)].filter((n) => setB.has(n) && setC.has(n)),
        );
        expect(resultOf(`set_difference(${x}, ${y}, ${z})`)).toEqual(
          [...new Set(a)].filter((n) => !setB.has(n) && !setC.has(n)),
        );
        expect(resultOf(`set_equals(${x}, set_union(${x}, ${x}))`)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('have no part in null', () => {
    for (const name of [
      'set_union',
      'set_intersect',
      'set_difference',
      'jaccard_index',
      'set_equals',
      'zip',
      'array_concat',
    ]) {
      expect(resultOf(`${name}(dynamic([1]), dynamic(null))`), name).toBeNull();
    }
    expect(resultOf('array_length(set_difference(dynamic([null, 1, null]), dynamic([null])))')).toBe(1);
  });
});

describe('bags', () => {
  it('take columns and values as they are', () => {
    const T = {
      columns: { Id: 'string', n: 'long', t: 'datetime', d: 'dynamic' },
      rows: [['[1]', null, '2024-01-01', { a: 1 }]],
    } as const;
    const bag = { Id: '[1]', n: null, t: '2024-01-01T00:00:00.0000000Z', d: { a: 1 } };
    expect(runQuery('T | project pack_all()', { T }).rows).toEqual([[bag]]);
    expect(runQuery('T | project pack_all(true)', { T }).rows).toEqual([[{ Id: bag.Id, t: bag.t, d: bag.d }]]);
    expect(runQuery('T | project bag_pack_columns(Id, d)', { T }).rows).toEqual([[{ Id: bag.Id, d: bag.d }]]);
    expect(runQuery('T | project pack_array(*)', { T }).rows).toEqual([[Object.values(bag)]]);
    expect(runQuery('T | extend m = 1 | project-away m | extend p = pack_all() | project p', { T }).rows).toEqual([
      [bag],
    ]);
    expect(runQuery('print pack_all()').rows).toEqual([[{}]]);
  });

  it('keep the last of equal keys, and merge to the first', () => {
    expect(resultOf('bag_pack("a", 1, "b", 2, "a", 3)')).toEqual({ a: 3, b: 2 });
    expect(resultOf('bag_merge(dynamic({"a": 1}), dynamic({"a": 2, "b": 3}))')).toEqual({ a: 1, b: 3 });
    expect(resultOf('bag_merge(dynamic({"a": 1}), dynamic([1]))')).toBeNull();
    expect(codesOf('print bag_pack("a")')).toContain('KS120');
  });

  it('are reached into by paths', () => {
    const bag = 'dynamic({"a.b": 1, "$": 2, "c": {"d e": {"f": 3}}, "g": [{"h": 4}]})';
    const has = (key: string) => resultOf(`bag_has_key(${bag}, @'${key.replaceAll("'", "''")}')`);
    expect(['a.b', '$', "$.c['d e'].f", '$.c.d', '$["c"]', '$.g[0].h', '$.g.h'].map(has)).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(resultOf(`bag_remove_keys(${bag}, dynamic(["$.c['d e'].f", "a.b", "nope", 5]))`)).toEqual({
      $: 2,
      c: { 'd e': {} },
      g: [{ h: 4 }],
    });
    expect(resultOf('bag_set_key(dynamic({"a": 1}), "$.a.b", datetime(2024-01-01))')).toEqual({
      a: { b: '2024-01-01T00:00:00.0000000Z' },
    });
    expect(resultOf('bag_set_key(dynamic([1]), "a", 1)')).toBeNull();
  });

  it('keep odd keys', () => {
    expect(resultOf(`bag_keys(parse_json('{"__proto__": 1, "": 2, "é": 3}'))`)).toEqual(['__proto__', '', 'é']);
    expect(resultOf('bag_zip(dynamic(["a", "a"]), dynamic([1, 2]))')).toEqual({ a: 2 });
  });

  it('have one canonical text', () => {
    expect(resultOf('dynamic_to_json(dynamic({"b": {"d": 1, "c": [1.0, "x"]}, "a": null}))')).toBe(
      '{"a":null,"b":{"c":[1.0,"x"],"d":1}}',
    );
    expect(resultOf('dynamic_to_json(1.5) == "1.5" and dynamic_to_json(true) == "True"')).toBe(true);
  });
});

describe('columns by name', () => {
  const T = { columns: { n: 'int', s: 'string', d: 'dynamic' }, rows: [[5, 'x', { a: 1 }]] } as const;
  const run = (step: string) => runQuery(`T | ${step}`, { T });

  it('are taken where they are there, as the type of the default', () => {
    const { columns, rows } = run(
      'project a = column_ifexists("n", ""), b = column_ifexists("m", n), c = column_ifexists("d", dynamic(null))',
    );
    expect(columns.map((c) => c.type)).toEqual(['string', 'int', 'dynamic']);
    expect(rows).toEqual([['5', 5, { a: 1 }]]);
  });

  it('give their name to the column', () => {
    expect(run('project column_ifexists("n", int(0)), column_ifexists("m", 0)').columns.map((c) => c.name)).toEqual([
      'n',
      'Column1',
    ]);
  });

  it('may be named by a parameter, but not by a value of the row', () => {
    expect(
      runQuery('let f = (T: (*), name: string) { T | project x = column_ifexists(name, "") }; T | invoke f("s")', { T })
        .rows,
    ).toEqual([['x']]);
    expect(codesOf('print s = "a" | project column_ifexists(s, 1)')).toContain('KS129');
    expect(codesOf('print s = "a" | project column_ifexists("s")')).toContain('KS119');
  });

  it('are counted and listed', () => {
    expect(run('project iscolumnexists("s"), iscolumnexists("S")').rows).toEqual([[true, false]]);
    expect(runQuery('print column_names_of(T | project-away n)', { T }).rows).toEqual([[['s', 'd']]]);
  });
});

describe('typed values in a dynamic literal', () => {
  it('are the ticks of a timespan, and the text of a time', () => {
    expect(resultOf('dynamic([1d, 1tick, time(-1.00:00:00), {"k": 90m}])')).toEqual([
      864000000000,
      1,
      -864000000000,
      { k: 54000000000 },
    ]);
    expect(resultOf('tostring(dynamic([datetime(2024-01-01)]))')).toBe('["2024-01-01T00:00:00.0000000Z"]');
    expect(resultOf('pack_array(1d)')).toEqual(['1.00:00:00']);
  });
});
