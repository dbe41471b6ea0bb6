import { linesOf } from '../scalars/_geo-json.js';
import { closestOnLines } from '../scalars/_geo-measures.js';
import { angleBetween } from '../scalars/_geo-sphere.js';
import { defineGeoLookup } from './_geo-lookup.js';

export default defineGeoLookup(
  {
    name: 'geo_line_lookup',
    summary:
      'Each row beside the rows of a lookup table whose line comes within a distance of its place, in metres. The column of the lines is left out unless it is asked for.',
    source: 'https://learn.microsoft.com/kusto/query/geo-line-lookup-plugin',
    note: 'Rows of the lookup table whose value is no line are near no place; the radius of the lookup area changes no result.',
    examples: [
      {
        kql: 'let l = datatable (n: string, g: dynamic) ["a", dynamic({"type":"LineString","coordinates":[[0,0],[2,0]]})]; datatable (x: real, y: real) [1, 0.001, 1, 1] | evaluate geo_line_lookup(l, g, x, y, 200)',
        rows: [[1, 0.001, 'a']],
        verified: 'reasoned',
      },
      {
        kql: 'let l = datatable (n: string, g: dynamic) ["a", dynamic({"type":"LineString","coordinates":[[0,0],[2,0]]})]; datatable (x: real, y: real) [1, 1] | evaluate geo_line_lookup(l, g, x, y, 200, return_unmatched = true) | project n, x',
        rows: [['', 1]],
        verified: 'reasoned',
      },
    ],
  },
  {
    noun: 'lines',
    needsRadius: true,
    read: (value) => {
      const lines = linesOf(value);
      if (lines === null) return null;
      return {
        points: lines.flat(),
        isNear: (point, reach) => angleBetween(point, closestOnLines(point, lines)) <= reach,
      };
    },
  },
);
