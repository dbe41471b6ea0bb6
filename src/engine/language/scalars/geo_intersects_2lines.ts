import { defineScalar, overload } from '../define.js';
import { arcsAlong, touch } from './_geo-crossings.js';
import { linesOf } from './_geo-json.js';

export default defineScalar({
  name: 'geo_intersects_2lines',
  summary: 'Whether two lines or groups of lines have a place in common. Null where a value is no line.',
  source: 'https://learn.microsoft.com/kusto/query/geo-intersects-2lines-function',
  overloads: [
    overload(['lineString1: bag', 'lineString2: bag'], 'bool', (value1, value2) => {
      const [a, b] = [linesOf(value1), linesOf(value2)];
      return a === null || b === null ? null : touch([a.flatMap(arcsAlong), b.flatMap(arcsAlong)]);
    }),
  ],
  examples: [
    {
      kql: 'print geo_intersects_2lines(dynamic({"type":"LineString","coordinates":[[0,0],[2,2]]}), dynamic({"type":"LineString","coordinates":[[0,2],[2,0]]}))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_2lines(dynamic({"type":"LineString","coordinates":[[0,0],[2,2]]}), dynamic({"type":"LineString","coordinates":[[2,2],[3,0]]}))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_2lines(dynamic({"type":"LineString","coordinates":[[1,1],[2,2]]}), dynamic({"type":"LineString","coordinates":[[3,3],[4,4]]}))',
      result: false,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_2lines(dynamic({"type":"LineString","coordinates":[[1,1],[2,2]]}), dynamic({}))',
      result: null,
      verified: 'reasoned',
    },
  ],
});
