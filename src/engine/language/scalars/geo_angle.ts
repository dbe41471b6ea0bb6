import { defineScalar, overload } from '../define.js';
import { bearing } from './_geo-bearing.js';

export default defineScalar({
  name: 'geo_angle',
  summary:
    'The angle at the second of three places, in radians clockwise from the first one to the third. Null where a coordinate is none, or two places that follow each other are one or opposite each other.',
  source: 'https://learn.microsoft.com/kusto/query/geo-angle-function',
  overloads: [
    overload(
      [
        'p1_longitude: number as real',
        'p1_latitude: number as real',
        'p2_longitude: number as real',
        'p2_latitude: number as real',
        'p3_longitude: number as real',
        'p3_latitude: number as real',
      ],
      'real',
      (longitude1, latitude1, longitude2, latitude2, longitude3, latitude3) => {
        const from = bearing([longitude2, latitude2], [longitude1, latitude1]);
        const to = bearing([longitude2, latitude2], [longitude3, latitude3]);
        if (from === null || to === null) return null;
        return to < from ? to - from + 2 * Math.PI : to - from;
      },
    ),
  ],
  examples: [
    { kql: 'print geo_angle(0, 10, 0, 5, 3, -10)', result: 2.94493843406882, verified: 'engine' },
    { kql: 'print geo_angle(0, 10, 0, 10, 3, -10)', result: null },
  ],
});
