import { defineScalar, overload } from '../define.js';
import { circleAround, reachOf } from './_geo-buffer.js';
import { polygonGeometry } from './_geo-json.js';
import { EARTH_RADIUS, isPlace, toSphere } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_point_buffer',
  summary:
    'A polygon of all places within a distance of one, in metres. Null where a coordinate, the distance or the tolerance is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-point-buffer-function',
  note: 'An approximation within the tolerance; coordinates may differ from those of the service in their last digits.',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'radius: number as real', 'tolerance?: number as real'],
      'dynamic',
      (longitude, latitude, radius, tolerance) => {
        const reach = reachOf(radius / EARTH_RADIUS, (tolerance ?? 10) / EARTH_RADIUS);
        if (!isPlace(longitude, latitude) || reach === null) return null;
        return polygonGeometry([[circleAround(toSphere([longitude, latitude]), reach)]]);
      },
    ),
  ],
  examples: [
    {
      kql: 'print array_length(geo_point_buffer(-115.1745008278, 36.1497251277, 20000).coordinates[0])',
      result: 101,
      verified: 'engine',
    },
    { kql: 'print geo_point_in_polygon(1, 1, geo_point_buffer(1, 1, 100))', result: true, verified: 'reasoned' },
    { kql: 'print geo_point_buffer(1, 1, 0)', result: null, verified: 'reasoned' },
    { kql: 'print geo_point_buffer(200, 1, 10)', result: null, verified: 'reasoned' },
  ],
});
