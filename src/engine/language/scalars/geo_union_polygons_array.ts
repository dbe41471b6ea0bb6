import { defineScalar, overload } from '../define.js';
import { listOf, polygonGeometry } from './_geo-json.js';
import { unionOf } from './_geo-overlay.js';
import { polygonOf } from './_geo-polygon.js';

export default defineScalar({
  name: 'geo_union_polygons_array',
  summary: 'What the polygons of an array cover together, as a polygon or several. Null where an element is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-union-polygons-array-function',
  note: 'A ring may begin at another corner than that of the service.',
  overloads: [
    overload(['polygons: array'], 'dynamic', (values) => {
      const polygons = listOf(values, polygonOf);
      return polygons === null || polygons.length === 0 ? null : polygonGeometry(unionOf(polygons).parts);
    }),
  ],
  examples: [
    {
      kql: 'print round(geo_polygon_area(geo_union_polygons_array(dynamic([{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]},{"type":"Polygon","coordinates":[[[1,1],[3,1],[3,3],[1,3],[1,1]]]}]))) / geo_polygon_area(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]})), 2)',
      result: 1.75,
      verified: 'reasoned',
    },
    {
      kql: 'print array_length(geo_union_polygons_array(dynamic([{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]},{"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}])).coordinates)',
      result: 2,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_union_polygons_array(dynamic([{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]},{"type":"Polygon","coordinates":[[[1,1]]]}]))',
      result: null,
      verified: 'reasoned',
    },
  ],
});
