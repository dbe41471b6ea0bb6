import { defineScalar, overload } from '../define.js';
import { isPlace } from './_geo-sphere.js';
import { geohashOf, MOST_CHARACTERS } from './_geohash.js';

const DEFAULT_LENGTH = 5;

export default defineScalar({
  name: 'geo_point_to_geohash',
  summary: 'The geohash of a place, of 1 to 18 characters. Empty where a coordinate or the length is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-point-to-geohash-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'accuracy?: number as real'],
      'string',
      (longitude, latitude, accuracy) => {
        const length = accuracy ?? DEFAULT_LENGTH;
        const isLength = Number.isInteger(length) && length >= 1 && length <= MOST_CHARACTERS;
        return isLength && isPlace(longitude, latitude) ? geohashOf([longitude, latitude], length) : '';
      },
    ),
  ],
  examples: [
    { kql: 'print geo_point_to_geohash(139.806115, 35.554128, 12)', result: 'xn76m27ty9g4' },
    { kql: 'print geo_point_to_geohash(-80.195829, 25.802215, 8)', result: 'dhwfz15h' },
    { kql: 'print geo_point_to_geohash(200, 1, 8)', result: '', verified: 'engine' },
  ],
});
