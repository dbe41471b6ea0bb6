import { defineScalar, overload } from '../define.js';
import { buffered, reachOf, wayAround } from './_geo-buffer.js';
import { linesOf, polygonGeometry } from './_geo-json.js';
import { EARTH_RADIUS } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_line_buffer',
  summary:
    'A polygon or several of all places within a distance of a line or some lines, in metres. Null where the line, the distance or the tolerance is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-line-buffer-function',
  note: 'An approximation within the tolerance; coordinates may differ from those of the service in their last digits.',
  overloads: [
    overload(
      ['lineString: bag', 'radius: number as real', 'tolerance?: number as real'],
      'dynamic',
      (value, radius, tolerance) => {
        const lines = linesOf(value);
        const reach = reachOf(radius / EARTH_RADIUS, (tolerance ?? 10) / EARTH_RADIUS);
        return lines === null || reach === null ? null : polygonGeometry(buffered(lines.map(wayAround), reach).parts);
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_point_in_polygon(0.5, 0.009, geo_line_buffer(dynamic({"type":"LineString","coordinates":[[0,0],[1,0]]}), 1010))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print round(geo_polygon_area(geo_line_buffer(dynamic({"type":"LineString","coordinates":[[0,0],[1,0]]}), 1000, 0.001)) / 1e6, 2)',
      result: 225.53,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_line_buffer(dynamic({"type":"LineString","coordinates":[[0,0],[1,1]]}), 0)',
      result: null,
      verified: 'engine',
    },
  ],
});
