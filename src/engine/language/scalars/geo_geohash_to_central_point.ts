import { defineScalar, overload } from '../define.js';
import { plainGeometry } from './_geo-json.js';
import { cellOfGeohash, centreOf } from './_geohash.js';

export default defineScalar({
  name: 'geo_geohash_to_central_point',
  summary: 'The centre of the cell of a geohash, as a GeoJSON point. Null where the text is no geohash.',
  source: 'https://learn.microsoft.com/kusto/query/geo-geohash-to-central-point-function',
  overloads: [
    overload(['geohash: string'], 'dynamic', (geohash) => {
      const cell = cellOfGeohash(geohash);
      return cell === null ? null : plainGeometry('Point', centreOf(cell));
    }),
  ],
  examples: [
    {
      kql: "print geo_geohash_to_central_point('sunny')",
      result: { type: 'Point', coordinates: [42.47314453125, 23.70849609375] },
      verified: 'engine',
    },
    { kql: "print geo_geohash_to_central_point('a')", result: null },
  ],
});
