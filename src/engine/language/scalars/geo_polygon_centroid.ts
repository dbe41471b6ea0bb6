import { defineScalar, overload } from '../define.js';
import { pointGeometry } from './_geo-json.js';
import { areaCentroid } from './_geo-measures.js';
import { polygonOf } from './_geo-polygon.js';

export default defineScalar({
  name: 'geo_polygon_centroid',
  summary: 'The middle of a polygon or several polygons, as a GeoJSON point. Null where the value is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-centroid-function',
  overloads: [
    overload(['polygon: bag'], 'dynamic', (value) => {
      const polygon = polygonOf(value);
      const centroid = polygon === null ? null : areaCentroid(polygon.rings);
      return centroid === null ? null : pointGeometry(centroid);
    }),
  ],
  examples: [
    {
      kql: 'print c = geo_polygon_centroid(dynamic({"type":"Polygon","coordinates":[[[-73.9495,40.7969],[-73.95807266235352,40.80068603561921],[-73.98201942443848,40.76825672305777],[-73.97317886352539,40.76455136505513],[-73.9495,40.7969]]]})).coordinates | project round(todouble(c[0]), 9)',
      result: -73.96573569,
      verified: 'engine',
    },
  ],
});
