import { defineScalar, overload } from '../define.js';
import { ofCell } from './_h3.js';

const MOST_STEPS = 5;

export default defineScalar({
  name: 'geo_h3cell_children',
  summary:
    'The H3 cells that one is made of, at a finer resolution; the next one unless it is said. Null where the token is none, the resolution is coarser, or more than five finer.',
  source: 'https://learn.microsoft.com/kusto/query/geo-h3cell-children-function',
  overloads: [
    overload(['h3cell: string', 'resolution?: number as real'], 'dynamic', (h3cell, resolution) =>
      ofCell(h3cell, (h3, cell) => {
        const own = h3.getResolution(cell);
        const wanted = resolution ?? own + 1;
        const isFiner = Number.isInteger(wanted) && wanted >= own && wanted <= Math.min(own + MOST_STEPS, 15);
        return isFiner ? h3.cellToChildren(cell, wanted) : null;
      }),
    ),
  ],
  examples: [
    {
      kql: "print geo_h3cell_children('862a1072fffffff')",
      result: [
        '872a10728ffffff',
        '872a10729ffffff',
        '872a1072affffff',
        '872a1072bffffff',
        '872a1072cffffff',
        '872a1072dffffff',
        '872a1072effffff',
      ],
    },
    { kql: 'print geo_h3cell_children(geo_point_to_h3cell(1, 1, 9), 15)', result: null },
  ],
});
