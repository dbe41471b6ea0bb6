import { defineScalar, overload } from '../define.js';
import { arcsOf } from './_geo-crossings.js';
import { polygonOf } from './_geo-polygon.js';
import { covering } from './_s2-covering.js';

export default defineScalar({
  name: 'geo_polygon_to_s2cells',
  summary:
    'The tokens of the S2 cells of a level from 0 to 30 that a polygon or several polygons, or what is within a distance of them in metres, have a part in. Null where an argument is none, or the cells are more than 65,536.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-to-s2cells-function',
  overloads: [
    overload(
      ['polygon: bag', 'level?: number as real', 'radius?: number as real'],
      'dynamic',
      (value, level, radius) => {
        const polygon = polygonOf(value);
        if (polygon === null) return null;
        const arcs = polygon.rings.flatMap(arcsOf);
        return covering({ arcs, contains: (point) => polygon.contains(point) }, level, radius);
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_polygon_to_s2cells(dynamic({"type":"Polygon","coordinates":[[[-80.1958,25.8022],[-80.1957,25.8022],[-80.1957,25.8023],[-80.1958,25.8022]]]}), 8)',
      result: ['88d9b'],
      verified: 'reasoned',
    },
    {
      kql: 'print geo_polygon_to_s2cells(dynamic({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}), 31)',
      result: null,
    },
  ],
});
