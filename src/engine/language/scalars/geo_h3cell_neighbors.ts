import { defineScalar, overload } from '../define.js';
import { ofCell } from './_h3.js';
import { inTokenOrder } from './_token-order.js';

export default defineScalar({
  name: 'geo_h3cell_neighbors',
  summary: 'The H3 cells around one. Null where the token is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-h3cell-neighbors-function',
  overloads: [
    overload(['h3cell: string'], 'dynamic', (h3cell) =>
      ofCell(h3cell, (h3, cell) => inTokenOrder(h3.gridDisk(cell, 1).slice(1))),
    ),
  ],
  examples: [
    {
      kql: "print geo_h3cell_neighbors('862a1072fffffff')",
      result: [
        '862a10777ffffff',
        '862a100d7ffffff',
        '862a100dfffffff',
        '862a1070fffffff',
        '862a10707ffffff',
        '862a10727ffffff',
      ],
      verified: 'engine',
    },
  ],
});
