import { defineScalar, overload } from '../define.js';
import { commonGeometry } from './_geo-common.js';
import { linesOf } from './_geo-json.js';
import { linesWithin } from './_geo-line-overlay.js';
import { polygonOf } from './_geo-polygon.js';

export default defineScalar({
  name: 'geo_intersection_line_with_polygon',
  summary:
    'What of a line or some lines is in a polygon or several polygons: a line, lines, points, or a collection of these. Null where a value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-intersection-line-with-polygon-function',
  overloads: [
    overload(['lineString: bag', 'polygon: bag'], 'dynamic', (line, value) => {
      const [lines, polygon] = [linesOf(line), polygonOf(value)];
      return lines === null || polygon === null ? null : commonGeometry(linesWithin(lines, polygon));
    }),
  ],
  examples: [
    {
      kql: 'print geo_intersection_line_with_polygon(dynamic({"type":"LineString","coordinates":[[0,-5],[0,1]]}), dynamic({"type":"Polygon","coordinates":[[[-1,0],[1,0],[1,2],[-1,2],[-1,0]]]}))',
      result: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 1],
        ],
      },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersection_line_with_polygon(dynamic({"type":"LineString","coordinates":[[5,5],[6,6]]}), dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}))',
      result: { type: 'GeometryCollection', geometries: [] },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersection_line_with_polygon(dynamic({"type":"LineString","coordinates":[[5,5]]}), dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}))',
      result: null,
      verified: 'reasoned',
    },
  ],
});
