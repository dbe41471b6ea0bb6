import { defineScalar, overload } from '../define.js';
import { polygonGeometry } from './_geo-json.js';
import { s2CellOf, s2Corners } from './_s2-cell.js';

export default defineScalar({
  name: 'geo_s2cell_to_polygon',
  summary: 'The outline of an S2 cell, as a GeoJSON polygon. Null where the token is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-s2cell-to-polygon-function',
  overloads: [
    overload(['s2cell: string'], 'dynamic', (s2cell) => {
      const cell = s2CellOf(s2cell);
      return cell === null ? null : polygonGeometry([[s2Corners(cell)]]);
    }),
  ],
  examples: [
    { kql: "print array_length(geo_s2cell_to_polygon('89c259').coordinates[0])", result: 5, verified: 'engine' },
    { kql: "print geo_s2cell_to_polygon('a')", result: null, verified: 'engine' },
  ],
});
