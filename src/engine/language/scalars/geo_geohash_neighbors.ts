import { defineScalar, overload } from '../define.js';
import { cellOfGeohash, centreOf, geohashOf } from './_geohash.js';
import { inTokenOrder } from './_token-order.js';

/** Steps to the east and to the north. */
const STEPS = [
  [-1, 1],
  [0, 1],
  [1, 1],
  [1, 0],
  [1, -1],
  [0, -1],
  [-1, -1],
  [-1, 0],
] as const;

export default defineScalar({
  name: 'geo_geohash_neighbors',
  summary: 'The geohashes of the cells around that of a geohash. Null where the text is no geohash.',
  source: 'https://learn.microsoft.com/kusto/query/geo-geohash-neighbors-function',
  overloads: [
    overload(['geohash: string'], 'dynamic', (geohash) => {
      const cell = cellOfGeohash(geohash);
      if (cell === null) return null;
      const [longitude, latitude] = centreOf(cell);
      const neighbours = STEPS.flatMap(([east, north]) => {
        const [x, y] = [longitude + east * cell.width, latitude + north * cell.height];
        if (Math.abs(y) > 90) return [];
        return [geohashOf([x > 180 ? x - 360 : x < -180 ? x + 360 : x, y], geohash.length)];
      });
      return inTokenOrder(neighbours);
    }),
  ],
  examples: [
    {
      kql: "print geo_geohash_neighbors('sunny')",
      result: ['sunnv', 'sunnt', 'sunnw', 'sunnx', 'sunpp', 'sunnz', 'sunpn', 'sunpj'],
      verified: 'engine',
    },
  ],
});
