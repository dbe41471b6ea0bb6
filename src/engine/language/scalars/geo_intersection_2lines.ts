import { defineScalar, overload } from '../define.js';
import { commonGeometry } from './_geo-common.js';
import { linesOf } from './_geo-json.js';
import { linesInCommon } from './_geo-line-overlay.js';

export default defineScalar({
  name: 'geo_intersection_2lines',
  summary:
    'What two lines or groups of lines have in common: a point, points, lines, or a collection of these. Null where a value is no line.',
  source: 'https://learn.microsoft.com/kusto/query/geo-intersection-2lines-function',
  overloads: [
    overload(['lineString1: bag', 'lineString2: bag'], 'dynamic', (value1, value2) => {
      const [a, b] = [linesOf(value1), linesOf(value2)];
      return a === null || b === null ? null : commonGeometry(linesInCommon(a, b));
    }),
  ],
  examples: [
    {
      kql: 'print geo_intersection_2lines(dynamic({"type":"LineString","coordinates":[[0,0],[0,10]]}), dynamic({"type":"LineString","coordinates":[[0,5],[20,5]]}))',
      result: { type: 'Point', coordinates: [0, 5] },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersection_2lines(dynamic({"type":"LineString","coordinates":[[0,0],[0,10]]}), dynamic({"type":"LineString","coordinates":[[0,4],[0,0],[5,0]]}))',
      result: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 4],
        ],
      },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersection_2lines(dynamic({"type":"LineString","coordinates":[[1,1],[2,2]]}), dynamic({"type":"LineString","coordinates":[[3,3],[4,4]]}))',
      result: { type: 'GeometryCollection', geometries: [] },
      verified: 'engine',
    },
    {
      kql: 'print geo_intersection_2lines(dynamic({"type":"LineString","coordinates":[[1,1],[2,2]]}), dynamic({"type":"LineString","coordinates":[[3,3]]}))',
      result: null,
      verified: 'reasoned',
    },
  ],
});
