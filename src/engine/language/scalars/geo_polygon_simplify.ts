import { defineScalar, overload } from '../define.js';
import { polygonGeometry } from './_geo-json.js';
import { polygonOf } from './_geo-polygon.js';
import { simplifyPolygons, simplifyTolerance } from './_geo-simplify.js';

export default defineScalar({
  name: 'geo_polygon_simplify',
  summary:
    'A polygon, or the union of several polygons, with no two corners within a tolerance in metres, and without those that its edges pass within it anyway. Null where the value or the tolerance is none, or nothing is left.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-simplify-function',
  note: 'The service may keep other corners where several choices are as good.',
  overloads: [
    overload(['polygon: bag', 'tolerance?: number as real'], 'dynamic', (value, metres) => {
      const polygon = polygonOf(value);
      const tolerance = simplifyTolerance(metres);
      const left = polygon === null || tolerance === null ? null : simplifyPolygons([polygon], tolerance);
      return left === null ? null : polygonGeometry(left.parts);
    }),
  ],
  examples: [
    {
      kql: 'print array_length(geo_polygon_simplify(dynamic({"type":"Polygon","coordinates":[[[0,0],[1,0],[2,0],[2,2],[0,2],[0,0]]]}), 100).coordinates[0])',
      result: 5,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_polygon_simplify(dynamic({"type":"Polygon","coordinates":[[[5,48],[0,50],[0,47],[4,47],[5,48]]]}), 1000000)',
      result: null,
    },
  ],
});
