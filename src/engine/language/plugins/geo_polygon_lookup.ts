import { closedLine, closestOnLines } from '../scalars/_geo-measures.js';
import { polygonOf } from '../scalars/_geo-polygon.js';
import { angleBetween } from '../scalars/_geo-sphere.js';
import { defineGeoLookup } from './_geo-lookup.js';

export default defineGeoLookup(
  {
    name: 'geo_polygon_lookup',
    summary:
      'Each row beside the rows of a lookup table whose polygon holds its place, or comes within a distance of it in metres. The column of the polygons is left out unless it is asked for.',
    source: 'https://learn.microsoft.com/kusto/query/geo-polygon-lookup-plugin',
    note: 'Rows of the lookup table whose value is no polygon hold no place; the radius of the lookup area changes no result.',
    examples: [
      {
        kql: 'let p = datatable (n: string, g: dynamic) ["a", dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]})]; datatable (x: real, y: real) [1, 1, 5, 5] | evaluate geo_polygon_lookup(p, g, x, y)',
        rows: [[1, 1, 'a']],
        verified: 'reasoned',
      },
      {
        kql: 'let p = datatable (n: string, g: dynamic) ["a", dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]})]; datatable (x: real, y: real) [1, 1, 2.001, 1, 5, 5] | evaluate geo_polygon_lookup(p, g, x, y, 200, return_unmatched = true)',
        rows: [
          [1, 1, 'a'],
          [2.001, 1, 'a'],
          [5, 5, ''],
        ],
        verified: 'reasoned',
      },
    ],
  },
  {
    noun: 'polygons',
    needsRadius: false,
    read: (value) => {
      const polygon = polygonOf(value);
      if (polygon === null) return null;
      const rims = polygon.rings.map(closedLine);
      return {
        points: polygon.rings.flat(),
        isNear: (point, reach) =>
          polygon.contains(point) || (reach > 0 && angleBetween(point, closestOnLines(point, rims)) <= reach),
      };
    },
  },
);
