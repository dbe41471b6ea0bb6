import { defineScalar, overload } from '../define.js';
import { plainGeometry } from './_geo-json.js';
import { ofCell } from './_h3.js';

export default defineScalar({
  name: 'geo_h3cell_to_central_point',
  summary: 'The centre of an H3 cell, as a GeoJSON point. Null where the token is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-h3cell-to-central-point-function',
  overloads: [
    overload(['h3cell: string'], 'dynamic', (h3cell) =>
      ofCell(h3cell, (h3, cell) => {
        const [latitude, longitude] = h3.cellToLatLng(cell);
        return plainGeometry('Point', [longitude, latitude]);
      }),
    ),
  ],
  examples: [
    {
      kql: "print p = geo_h3cell_to_central_point('862a1072fffffff') | project round(todouble(p.coordinates[0]), 6)",
      result: -74.016008,
      verified: 'reasoned',
    },
  ],
});
