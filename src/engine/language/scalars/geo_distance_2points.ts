import { defineScalar, overload } from '../define.js';
import { EARTH_RADIUS, haversine, isPlace } from './_geo-sphere.js';
import { spheroidDistance } from './_geo-spheroid.js';

export default defineScalar({
  name: 'geo_distance_2points',
  summary:
    'The distance of two places in metres, on a sphere, or on the WGS-84 spheroid where that is asked for. Null where a coordinate is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-distance-2points-function',
  overloads: [
    overload(
      [
        'p1_longitude: number as real',
        'p1_latitude: number as real',
        'p2_longitude: number as real',
        'p2_latitude: number as real',
        'use_spheroid?: number|bool as bool',
      ],
      'real',
      (longitude1, latitude1, longitude2, latitude2, spheroid) => {
        if (!isPlace(longitude1, latitude1) || !isPlace(longitude2, latitude2)) return null;
        const [a, b] = [[longitude1, latitude1] as const, [longitude2, latitude2] as const];
        return spheroid ? spheroidDistance(a, b) : haversine(a, b) * EARTH_RADIUS;
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_distance_2points(-122.407628, 47.578557, -118.275287, 34.019056)',
      result: 1546754.3519738095,
      verified: 'engine',
    },
    { kql: 'print round(geo_distance_2points(0, 0, 0, 1, true), 3)', result: 110574.389, verified: 'reasoned' },
    { kql: 'print geo_distance_2points(300, 1, 1, 1)', result: null },
  ],
});
