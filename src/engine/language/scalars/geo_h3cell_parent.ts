import { defineScalar, overload } from '../define.js';
import { ofCell } from './_h3.js';

export default defineScalar({
  name: 'geo_h3cell_parent',
  summary:
    'The H3 cell that one is part of, at a coarser resolution; the next one unless it is said. Empty where the token is none or the resolution is finer.',
  source: 'https://learn.microsoft.com/kusto/query/geo-h3cell-parent-function',
  overloads: [
    overload(['h3cell: string', 'resolution?: number as real'], 'string', (h3cell, resolution) =>
      ofCell(h3cell, (h3, cell) => {
        const own = h3.getResolution(cell);
        const wanted = resolution ?? own - 1;
        return Number.isInteger(wanted) && wanted >= 0 && wanted <= own ? h3.cellToParent(cell, wanted) : '';
      }),
    ),
  ],
  examples: [
    { kql: "print geo_h3cell_parent('862a1072fffffff', 1)", result: '812a3ffffffffff', verified: 'engine' },
    { kql: "print geo_h3cell_parent('862a1072fffffff', 15)", result: '', verified: 'engine' },
  ],
});
