import { defineScalar, overload } from '../define.js';
import { ofCell } from './_h3.js';

export default defineScalar({
  name: 'geo_h3cell_level',
  summary: 'The resolution of an H3 cell, 0 to 15. Null where the token is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-h3cell-level-function',
  overloads: [overload(['h3cell: string'], 'int', (h3cell) => ofCell(h3cell, (h3, cell) => h3.getResolution(cell)))],
  examples: [
    { kql: "print geo_h3cell_level('862a1072fffffff')", result: 6, verified: 'engine' },
    { kql: "print geo_h3cell_level('abc')", result: null, verified: 'engine' },
  ],
});
