import { defineScalar, overload } from '../define.js';
import { linesOf } from './_geo-json.js';
import { lineLength } from './_geo-measures.js';
import { EARTH_RADIUS } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_line_length',
  summary: 'The length of a line or several lines in metres. Null where the value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-length-function',
  overloads: [
    overload(['lineString: bag'], 'real', (line) => {
      const lines = linesOf(line);
      return lines === null ? null : lines.reduce((sum, own) => sum + lineLength(own), 0) * EARTH_RADIUS;
    }),
  ],
  examples: [
    {
      kql: 'print round(geo_line_length(dynamic({"type":"LineString","coordinates":[[-73.95796, 40.80042], [-73.97317, 40.764486]]})), 3)',
      result: 4195.891,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_line_length(dynamic({"type":"LineString","coordinates":[[1, 1]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
