import { defineScalar, overload } from '../define.js';
import { linesOf, pointGeometry } from './_geo-json.js';
import { lineCentroid } from './_geo-measures.js';

export default defineScalar({
  name: 'geo_line_centroid',
  summary: 'The middle of a line or several lines, as a GeoJSON point. Null where the value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-centroid-function',
  overloads: [
    overload(['lineString: bag'], 'dynamic', (line) => {
      const lines = linesOf(line);
      const centroid = lines === null ? null : lineCentroid(lines);
      return centroid === null ? null : pointGeometry(centroid);
    }),
  ],
  examples: [
    {
      kql: 'print geo_line_centroid(dynamic({"type":"LineString","coordinates":[[-73.95796, 40.80042], [-73.97317, 40.764486]]}))',
      result: { type: 'Point', coordinates: [-73.9655670572309, 40.7824532496274] },
      verified: 'engine',
    },
  ],
});
