import { defineScalar, overload } from '../define.js';
import { closedLine, closestOnLines } from './_geo-measures.js';
import { polygonOf } from './_geo-polygon.js';
import { angleBetween, EARTH_RADIUS, isPlace, toSphere } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_distance_point_to_polygon',
  summary:
    'The distance of a place to a polygon or several polygons, in metres; 0 inside. Null where the value is none or a coordinate is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-distance-point-to-polygon-function',
  overloads: [
    overload(
      ['longitude: number as real', 'latitude: number as real', 'polygon: bag'],
      'real',
      (longitude, latitude, value) => {
        const polygon = polygonOf(value);
        if (polygon === null || !isPlace(longitude, latitude)) return null;
        const point = toSphere([longitude, latitude]);
        return polygon.contains(point)
          ? 0
          : angleBetween(point, closestOnLines(point, polygon.rings.map(closedLine))) * EARTH_RADIUS;
      },
    ),
  ],
  examples: [
    {
      kql: 'print geo_distance_point_to_polygon(-73.965, 40.782, dynamic({"type":"Polygon","coordinates":[[[-73.9495,40.7969],[-73.95807266235352,40.80068603561921],[-73.98201942443848,40.76825672305777],[-73.97317886352539,40.76455136505513],[-73.9495,40.7969]]]}))',
      result: 0,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_distance_point_to_polygon(1, 1, dynamic({"type":"Polygon","coordinates":[[[0,0],[10,10],[10,10],[0,0]]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
