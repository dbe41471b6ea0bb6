import { defineScalar, overload } from '../define.js';
import { listOf, polygonGeometry } from './_geo-json.js';
import { polygonOf } from './_geo-polygon.js';
import { simplifyPolygons, simplifyTolerance } from './_geo-simplify.js';

export default defineScalar({
  name: 'geo_simplify_polygons_array',
  summary:
    'The polygons of an array as those of one geometry, simplified like `geo_polygon_simplify` does it, with common borders still common. Null where an element or the tolerance is none, or nothing is left.',
  source: 'https://learn.microsoft.com/kusto/query/geo-simplify-polygons-array-function',
  note: 'The service may keep other corners where several choices are as good.',
  overloads: [
    overload(['polygons: array', 'tolerance?: number as real'], 'dynamic', (values, metres) => {
      const polygons = listOf(values, polygonOf);
      const tolerance = simplifyTolerance(metres);
      const left = polygons === null || tolerance === null ? null : simplifyPolygons(polygons, tolerance);
      return left === null ? null : polygonGeometry(left.parts);
    }),
  ],
  examples: [
    {
      kql: 'print array_length(geo_simplify_polygons_array(dynamic([{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]},{"type":"Polygon","coordinates":[[[2,0],[4,0],[4,2],[2,2],[2,0]]]}])).coordinates)',
      result: 2,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_simplify_polygons_array(dynamic([{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]]]}]), -1)',
      result: null,
    },
  ],
});
