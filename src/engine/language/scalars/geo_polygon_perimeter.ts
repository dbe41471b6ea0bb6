import { defineScalar, overload } from '../define.js';
import { closedLine, lineLength } from './_geo-measures.js';
import { polygonOf } from './_geo-polygon.js';
import { EARTH_RADIUS } from './_geo-sphere.js';

export default defineScalar({
  name: 'geo_polygon_perimeter',
  summary: 'The length of the outlines of a polygon or several polygons, in metres. Null where the value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-perimeter-function',
  overloads: [
    overload(['polygon: bag'], 'real', (value) => {
      const polygon = polygonOf(value);
      return polygon === null
        ? null
        : polygon.rings.reduce((sum, ring) => sum + lineLength(closedLine(ring)), 0) * EARTH_RADIUS;
    }),
  ],
  examples: [
    {
      kql: 'print round(geo_polygon_perimeter(dynamic({"type":"Polygon","coordinates":[[[-73.9495,40.7969],[-73.95807266235352,40.80068603561921],[-73.98201942443848,40.76825672305777],[-73.97317886352539,40.76455136505513],[-73.9495,40.7969]]]})), 3)',
      result: 9930.301,
      verified: 'reasoned',
    },
    {
      kql: 'print geo_polygon_perimeter(dynamic({"type":"Polygon","coordinates":[[[0,0],[10,10],[10,10],[0,0]]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
