import { defineScalar, overload } from '../define.js';
import { isPlace } from './_geo-sphere.js';
import { h3Library, isResolution } from './_h3.js';

const DEFAULT_RESOLUTION = 6;

export default defineScalar({
  name: 'geo_point_to_h3cell',
  summary:
    'The token of the H3 cell that a place is in, at a resolution from 0 to 15. Empty where a coordinate or the resolution is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-point-to-h3cell-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'resolution?: number as real'],
      'string',
      (longitude, latitude, resolution = DEFAULT_RESOLUTION) =>
        isResolution(resolution) && isPlace(longitude, latitude)
          ? h3Library().latLngToCell(latitude, longitude, resolution)
          : '',
    ),
  ],
  examples: [
    {
      kql: 'print geo_point_to_h3cell(-74.04450446039874, 40.689250859314974, 6)',
      result: '862a1072fffffff',
      verified: 'engine',
    },
    { kql: 'print geo_point_to_h3cell(1, 1, 16)', result: '', verified: 'engine' },
  ],
});
