import { defineScalar, overload } from '../define.js';
import { linesOf, pointGeometry } from './_geo-json.js';
import { closestOnLines } from './_geo-measures.js';
import { isPlace, toSphere } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_closest_point_on_line',
  summary:
    'The point of a line or several lines that is closest to a place, as a GeoJSON point. Null where the value is none or a coordinate is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-closest-point-on-line-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'lineString: bag'],
      'dynamic',
      (longitude, latitude, line) => {
        const lines = linesOf(line);
        return lines === null || !isPlace(longitude, latitude)
          ? null
          : pointGeometry(closestOnLines(toSphere([longitude, latitude]), lines));
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_closest_point_on_line(0, 5, dynamic({"type":"LineString","coordinates":[[0,0],[0,1]]}))',
      result: { type: 'Point', coordinates: [0, 1] },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_closest_point_on_line(300, 3, dynamic({"type":"LineString","coordinates":[[1,1],[2,2]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
