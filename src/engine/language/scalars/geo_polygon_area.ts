import { defineScalar, overload } from '../define.js';
import { polygonOf } from './_geo-polygon.js';
import { EARTH_RADIUS } from './_geo-sphere.js';
import { ringArea } from './_sphere-polygon.js';

export default defineScalar({
  name: 'geo_polygon_area',
  summary: 'The area of a polygon or several polygons in square metres. Null where the value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-area-function',
  overloads: [
    overload(['polygon: bag'], 'real', (value) => {
      const polygon = polygonOf(value);
      return polygon === null ? null : polygon.rings.reduce((sum, ring) => sum + ringArea(ring), 0) * EARTH_RADIUS ** 2;
    }),
  ],
  examples: [
    {
      kql: 'print round(geo_polygon_area(dynamic({"type":"Polygon","coordinates":[[[-73.9495,40.7969],[-73.95807266235352,40.80068603561921],[-73.98201942443848,40.76825672305777],[-73.97317886352539,40.76455136505513],[-73.9495,40.7969]]]})), 3)',
      result: 3475207.283,
      verified: 'engine',
    },
    {
      kql: 'print geo_polygon_area(dynamic({"type":"Polygon","coordinates":[[[0,0],[10,10],[10,10],[0,0]]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
