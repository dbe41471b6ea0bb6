import { defineScalar, overload } from '../define.js';
import { arcsAlong, arcsOf, touch } from './_geo-crossings.js';
import { linesOf } from './_geo-json.js';
import { polygonOf } from './_geo-polygon.js';

export default defineScalar({
  name: 'geo_intersects_line_with_polygon',
  summary:
    'Whether a line or some lines have a place in common with a polygon or several polygons. Null where a value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-intersects-line-with-polygon-function',
  overloads: [
    overload(['lineString: bag', 'polygon: bag'], 'bool', (line, value) => {
      const [lines, polygon] = [linesOf(line), polygonOf(value)];
      if (lines === null || polygon === null) return null;
      const isInside = lines.some(([start]) => start !== undefined && polygon.contains(start));
      return isInside || touch([lines.flatMap(arcsAlong), polygon.rings.flatMap(arcsOf)]);
    }),
  ],
  examples: [
    {
      kql: 'print geo_intersects_line_with_polygon(dynamic({"type":"LineString","coordinates":[[1,1],[5,5]]}), dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_line_with_polygon(dynamic({"type":"LineString","coordinates":[[0.5,0.5],[1,1]]}), dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_line_with_polygon(dynamic({"type":"LineString","coordinates":[[5,5],[6,6]]}), dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}))',
      result: false,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_intersects_line_with_polygon(dynamic({"type":"LineString","coordinates":[[5,5]]}), dynamic({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}))',
      result: null,
      verified: 'reasoned',
    },
  ],
});
