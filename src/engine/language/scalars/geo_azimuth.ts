import { defineScalar, overload } from '../define.js';
import { bearing } from './_geo-bearing.js';

export default defineScalar({
  name: 'geo_azimuth',
  summary:
    'The direction from one place to another, in radians clockwise from north. Null where a coordinate is none, or the places are one or opposite each other.',
  source: 'https://learn.microsoft.com/kusto/query/geo-azimuth-function',
  overloads: [
    overload(
      [
        'p1_longitude: number as real',
        'p1_latitude: number as real',
        'p2_longitude: number as real',
        'p2_latitude: number as real',
      ],
      'real',
      (longitude1, latitude1, longitude2, latitude2) => bearing([longitude1, latitude1], [longitude2, latitude2]),
    ),
  ],
  examples: [
    { kql: 'print geo_azimuth(5, 10, 10, -40)', result: 3.05459939796449, verified: 'engine' },
    { kql: 'print geo_azimuth(5, 10, 5, 10)', result: null, verified: 'reasoned' },
  ],
});
