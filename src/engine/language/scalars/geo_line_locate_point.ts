import { defineScalar, overload } from '../define.js';
import { linePositions, linesOf } from './_geo-json.js';
import { locate } from './_geo-measures.js';
import { isPlace, toSphere } from './_geo-sphere.js';
import { locateOnSpheroid } from './_geo-spheroid.js';

export default defineScalar({
  name: 'geo_line_locate_point',
  summary:
    'The part of the length of a line, from 0 to 1, at which its point closest to a place is. Null where the value is no line or a coordinate is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-locate-point-function',
  overloads: [
    overload(
      [
        'lineString: bag',
        'longitude: number as real',
        'latitude: number as real',
        'use_spheroid?: number|bool as bool',
      ],
      'real',
      (line, longitude, latitude, spheroid) => {
        const [only, second] = linesOf(line) ?? [];
        if (only === undefined || second !== undefined || !isPlace(longitude, latitude)) return null;
        if (spheroid) return locateOnSpheroid(linePositions(line)?.[0] ?? [], [longitude, latitude]);
        return locate(only, toSphere([longitude, latitude]));
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_line_locate_point(dynamic({"type":"LineString","coordinates":[[-73.95796, 40.80042], [-73.97317, 40.764486]]}), -73.965, 40.792)',
      result: 0.255601351003076,
      verified: 'engine',
    },
    {
      kql: 'print round(geo_line_locate_point(dynamic({"type":"LineString","coordinates":[[0, 0], [0, 10]]}), 1, 5, true), 3)',
      result: 0.5,
      verified: 'reasoned',
    },
    { kql: 'print geo_line_locate_point(dynamic({"type":"LineString","coordinates":[[1, 1]]}), 1, 1)', result: null },
  ],
});
