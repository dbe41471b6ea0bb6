import { defineScalar, overload } from '../define.js';
import { isPlace, toSphere } from './_geo-sphere.js';
import { isLevel, s2CellAt, s2TokenOf } from './_s2-cell.js';

const DEFAULT_LEVEL = 11;

export default defineScalar({
  name: 'geo_point_to_s2cell',
  summary:
    'The token of the S2 cell that a place is in, at a level from 0 to 30. Empty where a coordinate or the level is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-point-to-s2cell-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'level?: number as real'],
      'string',
      (longitude, latitude, level = DEFAULT_LEVEL) =>
        isLevel(level) && isPlace(longitude, latitude)
          ? s2TokenOf(s2CellAt(toSphere([longitude, latitude]), level))
          : '',
    ),
  ],
  examples: [
    { kql: 'print geo_point_to_s2cell(-80.195829, 25.802215, 8)', result: '88d9b', verified: 'engine' },
    { kql: 'print geo_point_to_s2cell(300, 1, 8)', result: '' },
  ],
});
