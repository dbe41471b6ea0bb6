import { defineScalar, overload } from '../define.js';
import { s2Library } from './_s2.js';
import { s2CellOf, s2TokenOf } from './_s2-cell.js';
import { inTokenOrder } from './_token-order.js';

export default defineScalar({
  name: 'geo_s2cell_neighbors',
  summary: 'The S2 cells around one, of its level. Null where the token is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-s2cell-neighbors-function',
  overloads: [
    overload(['s2cell: string'], 'dynamic', (s2cell) => {
      const cell = s2CellOf(s2cell);
      if (cell === null) return null;
      const { cellid } = s2Library();
      return inTokenOrder(cellid.allNeighbors(cell, cellid.level(cell)).map(s2TokenOf));
    }),
  ],
  examples: [
    {
      kql: "print geo_s2cell_neighbors('89c259')",
      result: ['89c25d', '89c25b', '89c2f7', '89c257', '89c2f5', '89c251', '89c25f', '89c2f9'],
      verified: 'engine',
    },
    {
      kql: "print array_sort_asc(geo_s2cell_neighbors('1'))",
      result: ['3', '5', '9', 'b'],
      verified: 'reasoned',
    },
  ],
});
