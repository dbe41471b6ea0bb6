import { defineScalar, overload } from '../define.js';
import { lineGeometry, linesOf, listOf } from './_geo-json.js';
import { unionOfLines } from './_geo-line-overlay.js';

export default defineScalar({
  name: 'geo_union_lines_array',
  summary: 'The lines of an array joined, each piece once, as a line or several. Null where an element is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-union-lines-array-function',
  overloads: [
    overload(['lineStrings: array'], 'dynamic', (values) => {
      const lines = listOf(values, linesOf);
      return lines === null || lines.length === 0 ? null : lineGeometry(unionOfLines(lines.flat()));
    }),
  ],
  examples: [
    {
      kql: 'print geo_union_lines_array(dynamic([{"type":"LineString","coordinates":[[0,0],[0,1],[1,0]]},{"type":"LineString","coordinates":[[0,1],[1,0],[0,-1]]}]))',
      result: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 1],
          [1, 0],
          [0, -1],
        ],
      },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_union_lines_array(dynamic([{"type":"LineString","coordinates":[[0,0],[0,1]]},{"type":"LineString","coordinates":[[1,1]]}]))',
      result: null,
      verified: 'reasoned',
    },
  ],
});
