import { defineScalar, overload } from '../define.js';
import { ofCell } from './_h3.js';

const MOST_RINGS = 142;

export default defineScalar({
  name: 'geo_h3cell_rings',
  summary:
    'The H3 cells around one, ring by ring up to a distance from 0 to 142; the first ring is the cell itself. Null where the token or the distance is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-h3cell-rings-function',
  overloads: [
    overload(['h3cell: string', 'distance: number as real'], 'dynamic', (h3cell, distance) =>
      Number.isInteger(distance) && distance >= 0 && distance <= MOST_RINGS
        ? ofCell(h3cell, (h3, cell) => h3.gridDiskDistances(cell, distance))
        : null,
    ),
  ],
  examples: [
    {
      kql: "print geo_h3cell_rings('861f8894fffffff', 1)[1]",
      result: [
        '861f88947ffffff',
        '861f8895fffffff',
        '861f88867ffffff',
        '861f8d497ffffff',
        '861f8d4b7ffffff',
        '861f8896fffffff',
      ],
      verified: 'engine',
    },
    { kql: "print geo_h3cell_rings('861f8894fffffff', 150)", result: null },
  ],
});
