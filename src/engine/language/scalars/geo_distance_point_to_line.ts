import { defineScalar, overload } from '../define.js';
import { linesOf } from './_geo-json.js';
import { closestOnLines } from './_geo-measures.js';
import { angleBetween, EARTH_RADIUS, isPlace, toSphere } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_distance_point_to_line',
  summary:
    'The distance of a place to a line or several lines, in metres. Null where the value is none or a coordinate is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-distance-point-to-line-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'lineString: bag'],
      'real',
      (longitude, latitude, line) => {
        const lines = linesOf(line);
        if (lines === null || !isPlace(longitude, latitude)) return null;
        const point = toSphere([longitude, latitude]);
        return angleBetween(point, closestOnLines(point, lines)) * EARTH_RADIUS;
      },
    ),
  ],
  examples: [
    {
      kql: 'print round(geo_distance_point_to_line(-73.965, 40.792, dynamic({"type":"LineString","coordinates":[[-73.95796, 40.80042], [-73.97317, 40.764486]]})), 3)',
      result: 278.537,
      verified: 'reasoned',
    },
    { kql: 'print geo_distance_point_to_line(1, 1, dynamic({"type":"LineString"}))', result: null, verified: 'engine' },
  ],
});
