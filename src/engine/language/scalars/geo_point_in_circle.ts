import { defineScalar, overload } from '../define.js';
import { EARTH_RADIUS, haversine, isPlace } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_point_in_circle',
  summary:
    'Whether a place is within a radius, in metres, of another one. Null where a coordinate is none or the radius is below zero.',
  source: 'https://learn.microsoft.com/kusto/query/geo-point-in-circle-function',
  overloads: [
    overload(
      [
        'p_longitude: number as real',
        'p_latitude: number as real',
        'pc_longitude: number as real',
        'pc_latitude: number as real',
        'c_radius: number as real',
      ],
      'bool',
      (longitude, latitude, centreLongitude, centreLatitude, radius) => {
        if (!isPlace(longitude, latitude) || !isPlace(centreLongitude, centreLatitude) || !(radius >= 0)) return null;
        return haversine([longitude, latitude], [centreLongitude, centreLatitude]) * EARTH_RADIUS <= radius;
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_point_in_circle(-122.143564, 47.535677, -122.100896, 47.527351, 3500)',
      result: true,
      verified: 'engine',
    },
    { kql: 'print geo_point_in_circle(200, 1, 1, 1, 100)', result: null },
  ],
});
