import { defineScalar, overload } from '../define.js';
import { commonGeometry } from './_geo-common.js';
import { intersection } from './_geo-overlay.js';
import { polygonOf } from './_geo-polygon.js';

export default defineScalar({
  name: 'geo_intersection_2polygons',
  summary:
    'What two polygons or groups of polygons both cover: a polygon or several; points and lines in which they only touch; or a collection of these. Null where a value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-intersection-2polygons-function',
  overloads: [
    overload(['polygon1: bag', 'polygon2: bag'], 'dynamic', (value1, value2) => {
      const [a, b] = [polygonOf(value1), polygonOf(value2)];
      return a === null || b === null ? null : commonGeometry(intersection(a, b));
    }),
  ],
  examples: [
    {
      kql: 'print geo_intersection_2polygons(dynamic({"type":"Polygon","coordinates":[[[2,45],[0,45],[1,44],[2,45]]]}), dynamic({"type":"Polygon","coordinates":[[[3,44],[2,45],[2,43],[3,44]]]}))',
      result: { type: 'Point', coordinates: [2, 45] },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersection_2polygons(dynamic({"type":"Polygon","coordinates":[[[2,45],[0,45],[1,44],[2,45]]]}), dynamic({"type":"Polygon","coordinates":[[[3,44],[3,45],[2,43],[3,44]]]}))',
      result: { type: 'GeometryCollection', geometries: [] },
      verified: 'engine',
    },
    {
      kql: 'print geo_area = round(geo_polygon_area(geo_intersection_2polygons(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}), dynamic({"type":"Polygon","coordinates":[[[1,1],[3,1],[3,3],[1,3],[1,1]]]}))) / geo_polygon_area(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]})), 3)',
      result: 0.25,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersection_2polygons(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}), dynamic({"type":"Polygon"}))',
      result: null,
      verified: 'reasoned',
    },
  ],
});
