import { defineScalar, overload } from '../define.js';
import { pointGeometry } from './_geo-json.js';
import { closedLine, closestOnLines } from './_geo-measures.js';
import { polygonOf } from './_geo-polygon.js';
import { isPlace, toSphere } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_closest_point_on_polygon',
  summary:
    'The point of a polygon or several polygons that is closest to a place, as a GeoJSON point: the place itself inside. Null where the value is none or a coordinate is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-closest-point-on-polygon-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'polygon: bag'],
      'dynamic',
      (longitude, latitude, value) => {
        const polygon = polygonOf(value);
        if (polygon === null || !isPlace(longitude, latitude)) return null;
        const point = toSphere([longitude, latitude]);
        return pointGeometry(polygon.contains(point) ? point : closestOnLines(point, polygon.rings.map(closedLine)));
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_closest_point_on_polygon(0, 20, dynamic({"type":"Polygon","coordinates":[[[0,0],[10,0],[0,10],[0,0]]]}))',
      result: { type: 'Point', coordinates: [0, 10] },
      verified: 'reasoned',
    },
    {
      kql: 'print geo_closest_point_on_polygon(500, 1, dynamic({"type":"Polygon","coordinates":[[[0,0],[10,10],[10,1],[0,0]]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
