import { defineScalar, overload } from '../define.js';
import { lineGeometry, linesOf } from './_geo-json.js';
import { simplifyLines, simplifyTolerance } from './_geo-simplify.js';

export default defineScalar({
  name: 'geo_line_simplify',
  summary:
    'A line, or the union of several lines, with no two points within a tolerance in metres, and without those that its edges pass within it anyway. Null where the value or the tolerance is none, or no line is left.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-simplify-function',
  note: 'The service may keep other points where several choices are as good.',
  overloads: [
    overload(['lineString: bag', 'tolerance?: number as real'], 'dynamic', (value, metres) => {
      const lines = linesOf(value);
      const tolerance = simplifyTolerance(metres);
      const left = lines === null || tolerance === null ? null : simplifyLines(lines, tolerance);
      return left === null ? null : lineGeometry(left);
    }),
  ],
  examples: [
    {
      kql: 'print array_length(geo_line_simplify(dynamic({"type":"LineString","coordinates":[[-73.97033169865608,40.789063020152824],[-73.97039607167244,40.78897975920816],[-73.9704617857933,40.78888837512432],[-73.97052884101868,40.7887949601531],[-73.9706052839756,40.788698498903564],[-73.97065222263336,40.78862640672032],[-73.97072866559029,40.78852791445617],[-73.97079303860664,40.788434498977836]]}), 10).coordinates)',
      result: 2,
    },
    {
      kql: 'print geo_line_simplify(dynamic({"type":"LineString","coordinates":[[1.1,1.1],[1.2,1.2]]}), 100000)',
      result: null,
      verified: 'engine',
    },
  ],
});
