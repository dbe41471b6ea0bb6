import { defineScalar, overload } from '../define.js';
import { arcsOf, touch } from './_geo-crossings.js';
import { polygonOf } from './_geo-polygon.js';
import type { SpherePolygon } from './_sphere-polygon.js';

export default defineScalar({
  name: 'geo_intersects_2polygons',
  summary:
    'Whether two polygons or groups of polygons have a place in common; a shared corner counts. Null where a value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-intersects-2polygons-function',
  overloads: [
    overload(['polygon1: bag', 'polygon2: bag'], 'bool', (value1, value2) => {
      const [a, b] = [polygonOf(value1), polygonOf(value2)];
      if (a === null || b === null) return null;
      return touch([a.rings.flatMap(arcsOf), b.rings.flatMap(arcsOf)]) || hasCornerOf(a, b) || hasCornerOf(b, a);
    }),
  ],
  examples: [
    {
      kql: 'print geo_intersects_2polygons(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}), dynamic({"type":"Polygon","coordinates":[[[1,1],[3,1],[3,3],[1,3],[1,1]]]}))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_2polygons(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}), dynamic({"type":"Polygon","coordinates":[[[0.5,0.5],[1,0.5],[1,1],[0.5,0.5]]]}))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_2polygons(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}), dynamic({"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}))',
      result: false,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_2polygons(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}), dynamic({}))',
      result: null,
      verified: 'reasoned',
    },
  ],
});

/** Whether the first corner of a part of one polygon is in another one: enough where their edges do not meet. */
function hasCornerOf(polygon: SpherePolygon, other: SpherePolygon): boolean {
  return other.parts.some(([shell]) => shell?.[0] !== undefined && polygon.contains(shell[0]));
}
