import { defineScalar, overload } from '../define.js';
import { linesOf, pointGeometry } from './_geo-json.js';
import { interpolate } from './_geo-measures.js';

export default defineScalar({
  name: 'geo_line_interpolate_point',
  summary:
    'The point at a part of the length of a line, from 0 to 1, as a GeoJSON point. Null where the value is no line, or the part is out of range.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-interpolate-point-function',
  overloads: [
    overload(['lineString: bag', 'fraction: number as real'], 'dynamic', (line, fraction) => {
      const [only, second] = linesOf(line) ?? [];
      return only === undefined || second !== undefined || !(fraction >= 0 && fraction <= 1)
        ? null
        : pointGeometry(interpolate(only, fraction));
    }),
  ],
  examples: [
    {
      kql: 'print geo_line_interpolate_point(dynamic({"type":"LineString","coordinates":[[-73.95796, 40.80042], [-73.97317, 40.764486]]}), 0.25)',
      result: { type: 'Point', coordinates: [-73.9617640432183, 40.7914366872572] },
    },
    {
      kql: 'print geo_line_interpolate_point(dynamic({"type":"LineString","coordinates":[[1, 1]]}), 0.5)',
      result: null,
    },
  ],
});
