import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { parseWkt } from './_wkt.js';

export default defineScalar({
  name: 'geo_from_wkt',
  summary: 'A geometry in well-known text as GeoJSON, or an array of them. Null where the text is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-from-wkt-function',
  overloads: [
    overload(['wkt: string'], 'dynamic', parseWkt),
    overload(['wkt: array'], 'dynamic', (wkt) => {
      const parse = (item: Dynamic) => (typeof item === 'string' ? parseWkt(item) : null);
      return isArray(wkt) ? wkt.map(parse) : parse(wkt);
    }),
  ],
  examples: [
    {
      kql: 'print geo_from_wkt("LINESTRING (1 2, 3 4)")',
      result: {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    },
    {
      kql: 'print geo_from_wkt("MULTIPOINT (1 1, 2 2, 3 3)")',
      result: {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
      },
      verified: 'engine',
    },
    { kql: 'print geo_from_wkt("LINESTRING")', result: null, verified: 'engine' },
  ],
});
