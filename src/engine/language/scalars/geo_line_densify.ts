import { defineScalar, overload } from '../define.js';
import { cutLine, densifiedLines, densifyTolerance, MOST_POINTS } from './_geo-densify.js';
import { lineGeometry } from './_geo-json.js';

export default defineScalar({
  name: 'geo_line_densify',
  summary:
    'A line or several lines that are straight on a map, with so many points between that geodesics stay within a tolerance from 0.1 to 10,000 metres; cut at the antimeridian unless crossings are preserved. Null where the value or the tolerance is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-densify-function',
  note: 'Coordinates may differ from those of the service in their last digits.',
  overloads: [
    overload(
      ['lineString: bag', 'tolerance?: number as real', 'preserve_crossing?: bool|int|long|real|decimal as bool'],
      'dynamic',
      (value, metres, preserveCrossing = false) => {
        const tolerance = densifyTolerance(metres);
        const lines = tolerance === null ? null : densifiedLines(value, tolerance);
        if (lines === null || lines.reduce((sum, { length }) => sum + length, 0) > MOST_POINTS) return null;
        return lineGeometry(preserveCrossing ? lines : lines.flatMap(cutLine));
      },
    ),
  ],
  examples: [
    {
      kql: 'print array_length(geo_line_densify(dynamic({"type":"LineString","coordinates":[[50,50],[51,51]]})).coordinates)',
      result: 9,
      verified: 'engine',
    },
    {
      kql: 'print geo_line_densify(dynamic({"type":"LineString","coordinates":[[1,1],[2,2]]}), 0)',
      result: null,
      verified: 'engine',
    },
  ],
});
