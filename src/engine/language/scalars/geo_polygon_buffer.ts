import { defineScalar, overload } from '../define.js';
import { buffered, reachOf } from './_geo-buffer.js';
import { polygonGeometry } from './_geo-json.js';
import { polygonOf } from './_geo-polygon.js';
import { EARTH_RADIUS } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_polygon_buffer',
  summary:
    'A polygon or several of all places inside a polygon or several, or within a distance of them, in metres. Null where the polygon, the distance or the tolerance is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-buffer-function',
  note: 'An approximation within the tolerance; coordinates may differ from those of the service in their last digits.',
  overloads: [
    overload(
      ['polygon: bag', 'radius: number as real', 'tolerance?: number as real'],
      'dynamic',
      (value, radius, tolerance) => {
        const polygon = polygonOf(value);
        const reach = reachOf(radius / EARTH_RADIUS, (tolerance ?? 10) / EARTH_RADIUS);
        if (polygon === null || reach === null) return null;
        return polygonGeometry(buffered(polygon.rings, reach, polygon).parts);
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_point_in_polygon(-0.5, 1, geo_polygon_buffer(dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}), 100000))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print array_length(geo_polygon_buffer(dynamic({"type":"Polygon","coordinates":[[[139.813757,35.719666],[139.72558,35.71813],[139.727471,35.653231],[139.818721,35.657264],[139.813757,35.719666]]]}), 10000).coordinates[0])',
      result: 77,
      verified: 'engine',
    },
    {
      kql: 'print geo_polygon_buffer(dynamic({"type":"Polygon","coordinates":[[[10,10],[0,10],[0,0],[10,10]]]}), 0)',
      result: null,
      verified: 'reasoned',
    },
  ],
});
