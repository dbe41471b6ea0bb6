import { defineScalar, overload } from '../define.js';
import { plainGeometry } from './_geo-json.js';
import { ofCell } from './_h3.js';

export default defineScalar({
  name: 'geo_h3cell_to_polygon',
  summary: 'The outline of an H3 cell, as a GeoJSON polygon. Null where the token is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-h3cell-to-polygon-function',
  overloads: [
    overload(['h3cell: string'], 'dynamic', (h3cell) =>
      ofCell(h3cell, (h3, cell) => plainGeometry('Polygon', [h3.cellToBoundary(cell, true)])),
    ),
  ],
  examples: [
    {
      kql: "print array_length(geo_h3cell_to_polygon('862a1072fffffff').coordinates[0])",
      result: 7,
      verified: 'engine',
    },
    { kql: "print geo_h3cell_to_polygon('@')", result: null, verified: 'engine' },
  ],
});
