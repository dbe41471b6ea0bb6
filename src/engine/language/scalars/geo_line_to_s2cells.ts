import { defineScalar, overload } from '../define.js';
import { arcsAlong } from './_geo-crossings.js';
import { linesOf } from './_geo-json.js';
import { covering } from './_s2-covering.js';

export default defineScalar({
  name: 'geo_line_to_s2cells',
  summary:
    'The tokens of the S2 cells of a level from 0 to 30 that a line or several lines, or what is within a distance of them in metres, have a part in. Null where an argument is none, or the cells are more than 65,536.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-to-s2cells-function',
  overloads: [
    overload(
      ['lineString: bag', 'level?: number as real', 'radius?: number as real'],
      'dynamic',
      (value, level, radius) => {
        const arcs = linesOf(value)?.flatMap(arcsAlong) ?? null;
        return arcs === null ? null : covering({ arcs, contains: () => false }, level, radius);
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_line_to_s2cells(dynamic({"type":"LineString","coordinates":[[-80.195829,25.802215],[-80.19583,25.80222]]}), 8)',
      result: ['88d9b'],
      verified: 'reasoned',
    },
    {
      kql: 'print geo_line_to_s2cells(dynamic({"type":"LineString","coordinates":[[[0,0],[0,0]]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
