import { defineScalar, overload } from '../define.js';
import { pointGeometry } from './_geo-json.js';
import { s2Library } from './_s2.js';
import { pointOf, s2CellOf } from './_s2-cell.js';

export default defineScalar({
  name: 'geo_s2cell_to_central_point',
  summary: 'The centre of an S2 cell, as a GeoJSON point. Null where the token is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-s2cell-to-central-point-function',
  overloads: [
    overload(['s2cell: string'], 'dynamic', (s2cell) => {
      const cell = s2CellOf(s2cell);
      return cell === null ? null : pointGeometry(pointOf(s2Library().cellid.point(cell)));
    }),
  ],
  examples: [
    {
      kql: "print p = geo_s2cell_to_central_point('1234567') | project round(todouble(p.coordinates[0]), 9), round(todouble(p.coordinates[1]), 9)",
      rows: [[9.868307319, 27.468392926]],
    },
    { kql: "print geo_s2cell_to_central_point('a')", result: null, verified: 'engine' },
  ],
});
