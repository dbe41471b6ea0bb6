import { describe, expect, it } from 'vitest';
import { runQuery } from '../../support/run-query.js';

const answer = (expression: string) => runQuery(`print ${expression}`).rows[0]?.[0];
const line = (...positions: number[][]) => shape('LineString', positions);
const polygon = (...rings: number[][][]) => shape('Polygon', rings);
const shape = (type: string, coordinates: unknown) => `dynamic(${JSON.stringify({ type, coordinates })})`;
const square = (x: number, y: number, size = 2) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

describe('functions of shapes', () => {
  const ofLines = ['geo_line_densify(v)', 'geo_line_simplify(v)', 'geo_line_buffer(v, 10)', 'geo_line_to_s2cells(v)'];
  const ofPolygons = [
    'geo_polygon_densify(v)',
    'geo_polygon_simplify(v)',
    'geo_polygon_buffer(v, 10)',
    'geo_polygon_to_s2cells(v)',
    'geo_polygon_to_h3cells(v)',
    'geo_simplify_polygons_array(pack_array(v))',
  ];
  const noShapes = [
    'dynamic(null)',
    'dynamic({})',
    'dynamic({"type":"LineString","coordinates":[]})',
    'dynamic({"type":"MultiLineString","coordinates":[]})',
    'dynamic({"type":"Polygon","coordinates":[]})',
    'dynamic({"type":"MultiPolygon","coordinates":[]})',
    'dynamic({"type":"GeometryCollection","geometries":[]})',
    line([1, 1], [1, 1]),
    line([1, 91], [1, 1]),
    polygon([
      [1, 1],
      [2, 2],
      [1, 1],
    ]),
    polygon([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ]),
    '',
  ].filter((text) => text !== '');

  it.each([...ofLines, ...ofPolygons])('%s is null where there is no shape', (call) => {
    const queries = noShapes.map((text) => `(print v = ${text} | project r = ${call})`);
    expect(runQuery(`union ${queries.join(', ')}`).rows).toEqual(noShapes.map(() => [null]));
  });

  it('have no shapes of an empty array', () => {
    expect(answer('geo_simplify_polygons_array(dynamic([]))')).toBeNull();
  });
});

describe('densified shapes', () => {
  it('are cut at the antimeridian', () => {
    const across = line([179, 10], [181, 10]);
    expect(answer(`geo_line_densify(${across}).type`)).toBe('MultiLineString');
    expect(answer(`geo_line_densify(${across}, 10, true).type`)).toBe('LineString');
    const over = polygon(square(179, 10));
    expect(answer(`geo_polygon_densify(${over}).type`)).toBe('MultiPolygon');
    expect(answer(`geo_polygon_densify(${over}, 10, true).type`)).toBe('Polygon');
    const change = `geo_polygon_area(geo_polygon_densify(${over})) / geo_polygon_area(geo_polygon_densify(${over}, 10, true))`;
    expect(answer(change)).toBeCloseTo(1, 9);
  });

  it('end where a line only comes to the antimeridian', () => {
    expect(answer(`geo_line_densify(${line([179, 0], [180, 0])}).type`)).toBe('LineString');
  });

  it('may go around a pole', () => {
    const around = polygon([
      [0, 80],
      [120, 80],
      [240, 80],
      [360, 80],
      [0, 80],
    ]);
    expect(answer(`geo_polygon_densify(${around})`)).toBeNull();
    const cap = polygon([
      [0, 80],
      [120, 80],
      [240, 80],
      [0, 80],
    ]);
    expect(answer(`geo_point_in_polygon(0, 90, ${cap})`)).toBe(true);
    expect(answer(`isnull(geo_line_densify(${line([0, 80], [120, 80], [240, 80])}))`)).toBe(false);
  });

  it.each([0, 0.09, 10_001, -1])('have no tolerance of %d metres', (tolerance) => {
    expect(answer(`geo_line_densify(${line([0, 50], [9, 50])}, ${tolerance})`)).toBeNull();
  });

  it('stay within the tolerance', () => {
    const far = `geo_distance_point_to_line(5, 50, geo_line_densify(${line([0, 50], [10, 50])}, 100))`;
    expect(answer(far)).toBeLessThan(100);
    expect(answer(`geo_distance_point_to_line(5, 50, ${line([0, 50], [10, 50])})`)).toBeGreaterThan(1000);
  });
});

describe('simplified shapes', () => {
  const zigzag = Array.from({ length: 101 }, (_, i) => [i / 100, (i % 2) * 1e-4]);

  it('keep the ends of a line and lose what is within the tolerance', () => {
    const count = (tolerance: number) =>
      answer(`array_length(geo_line_simplify(${line(...zigzag)}, ${tolerance}).coordinates)`);
    expect(count(0)).toBe(101);
    expect(count(1)).toBe(101);
    expect(count(20)).toBe(2);
  });

  it('keep corners', () => {
    const corner = line([0, 0], [0.5, 0.00001], [1, 0], [1, 1]);
    expect(answer(`array_length(geo_line_simplify(${corner}).coordinates)`)).toBe(3);
  });

  it('keep holes, and common borders in common', () => {
    const hole = square(0.5, 0.5, 1).toReversed();
    expect(answer(`array_length(geo_polygon_simplify(${polygon(square(0, 0), hole)}).coordinates)`)).toBe(2);
    const border = [
      [2, 0],
      [2.0001, 1],
      [2, 2],
    ];
    const left = polygon([[0, 0], ...border, [0, 2], [0, 0]]);
    const right = polygon([[4, 0], [4, 2], ...border.toReversed(), [4, 0]]);
    const rings = `geo_simplify_polygons_array(pack_array(${left}, ${right}), 100).coordinates`;
    expect(answer(`array_length(${rings}[0][0])`)).toBe(5);
    expect(answer(`array_length(${rings}[1][0])`)).toBe(5);
  });

  it('are null where nothing is left or the tolerance is none', () => {
    const small = polygon(square(0, 0, 0.001));
    expect(answer(`geo_polygon_simplify(${small}, 1000)`)).toBeNull();
    expect(answer(`geo_polygon_simplify(${small}, -1)`)).toBeNull();
    expect(answer(`geo_polygon_simplify(${small}, 8000000)`)).toBeNull();
  });

  it('may lie at the antimeridian and at a pole', () => {
    expect(answer(`array_length(geo_polygon_simplify(${polygon(square(179, 10))}).coordinates[0])`)).toBe(5);
    const cap = polygon([
      [0, 80],
      [120, 80],
      [-120, 80],
      [0, 80],
    ]);
    expect(answer(`array_length(geo_polygon_simplify(${cap}, 1000).coordinates[0])`)).toBe(4);
  });
});

describe('cells of shapes', () => {
  it('cover places along a line across the antimeridian', () => {
    const cells = `geo_line_to_s2cells(${line([179, 10], [-179, 10])}, 6)`;
    expect(answer(`set_has_element(${cells}, geo_point_to_s2cell(180, 10.0015, 6))`)).toBe(true);
  });

  it('cover what is near a shape', () => {
    const places = `range i from 0 to 20 step 1 | extend x = -0.5 + i * 0.15, cells = geo_polygon_to_s2cells(${polygon(square(0, 0))}, 9, 60000)`;
    const missing = `${places} | where not(set_has_element(cells, geo_point_to_s2cell(x, -0.1, 9))) | project x`;
    expect(runQuery(`${missing} | count`).rows).toEqual([[0]]);
  });

  it('cover the whole inside, a pole too', () => {
    const cap = polygon([
      [0, 80],
      [120, 80],
      [-120, 80],
      [0, 80],
    ]);
    expect(answer(`set_has_element(geo_polygon_to_s2cells(${cap}, 5), geo_point_to_s2cell(0, 90, 5))`)).toBe(true);
  });

  it('are null where they are too many, or level, resolution or distance are none', () => {
    const large = polygon(square(0, 0, 20));
    const calls = [
      's2cells(V, 20)',
      's2cells(V, 31)',
      's2cells(V, 5, -1)',
      'h3cells(V, 15)',
      'h3cells(V, 16)',
      'h3cells(V, 3, -1)',
    ];
    for (const call of calls) expect(answer(`geo_polygon_to_${call.replace('V', large)}`), call).toBeNull();
  });

  it('are more with a distance', () => {
    const cells = (radius: number) =>
      answer(`array_length(geo_polygon_to_h3cells(${polygon(square(0, 0, 0.1))}, 7, ${radius}))`);
    expect(Number(cells(5000))).toBeGreaterThan(Number(cells(0)));
  });
});

describe('lookups of places', () => {
  const places = 'datatable (x: real, y: real) [1, 1, 181, 1, real(null), 1, 179.5, 10.5]';
  const shapes = `datatable (n: string, g: dynamic) ["a", ${polygon(square(0, 0))}, "none", dynamic({}), "b", ${polygon(square(0, 0, 3))}, "c", ${polygon(square(179, 10))}]`;

  it('find all polygons, none at a place that is none', () => {
    const query = (options: string) =>
      `let s = ${shapes}; ${places} | evaluate geo_polygon_lookup(s, g, x, y${options}) | project x, n`;
    expect(runQuery(query('')).rows).toEqual([
      [1, 'a'],
      [1, 'b'],
      [179.5, 'c'],
    ]);
    expect(runQuery(`${query(', return_unmatched = true')} | count`).rows).toEqual([[5]]);
  });

  it('give the shapes where asked', () => {
    const columns = (options: string) =>
      runQuery(`let s = ${shapes}; ${places} | evaluate geo_polygon_lookup(s, g, x, y${options})`).columns.map(
        ({ name }) => name,
      );
    expect(columns('')).toEqual(['x', 'y', 'n']);
    expect(columns(', return_lookup_key = true')).toEqual(['x', 'y', 'n', 'g']);
    expect(columns(', 10, false, 100, true')).toEqual(['x', 'y', 'n', 'g']);
  });

  it('need a radius for lines', () => {
    const lines = `datatable (g: dynamic) [${line([0, 0], [2, 0])}]`;
    expect(() => runQuery(`let s = ${lines}; ${places} | evaluate geo_line_lookup(s, g, x, y)`)).toThrow('radius');
  });
});
