import { defineScalar, overload } from '../define.js';
import { polygonOf } from './_geo-polygon.js';
import { isPlace, toSphere } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_point_in_polygon',
  summary:
    'Whether a place is inside a polygon or several polygons. Null where the value is none or a coordinate is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-point-in-polygon-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'polygon: bag'],
      'bool',
      (longitude, latitude, value) => {
        const polygon = polygonOf(value);
        return polygon === null || !isPlace(longitude, latitude)
          ? null
          : polygon.contains(toSphere([longitude, latitude]));
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_point_in_polygon(-73.965, 40.782, dynamic({"type":"Polygon","coordinates":[[[-73.9495,40.7969],[-73.95807266235352,40.80068603561921],[-73.98201942443848,40.76825672305777],[-73.97317886352539,40.76455136505513],[-73.9495,40.7969]]]}))',
      result: true,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_point_in_polygon(200, 1, dynamic({"type":"Polygon","coordinates":[[[0,0],[10,10],[10,1],[0,0]]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
