import { defineScalar, overload } from '../define.js';
import { plainGeometry } from './_geo-json.js';
import { cellOfGeohash } from './_geohash.js';

export default defineScalar({
  name: 'geo_geohash_to_polygon',
  summary: 'The cell of a geohash, as a GeoJSON polygon. Null where the text is no geohash.',
  source: 'https://learn.microsoft.com/kusto/query/geo-geohash-to-polygon-function',
  overloads: [
    overload(['geohash: string'], 'dynamic', (geohash) => {
      const cell = cellOfGeohash(geohash);
      if (cell === null) return null;
      const [west, south, east, north] = [cell.west, cell.south, cell.west + cell.width, cell.south + cell.height];
      return plainGeometry('Polygon', [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ]);
    }),
  ],
  examples: [
    {
      kql: "print geo_geohash_to_polygon('d')",
      result: {
        type: 'Polygon',
        coordinates: [
          [
            [-90, 0],
            [-45, 0],
            [-45, 45],
            [-90, 45],
            [-90, 0],
          ],
        ],
      },
      verified: 'reasoned',
    },
  ],
});
