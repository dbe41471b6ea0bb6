import { defineScalar, overload } from '../define.js';
import { buffered, reachOf } from './_geo-buffer.js';
import { polygonOf } from './_geo-polygon.js';
import { EARTH_RADIUS, toLngLat } from './_geo-sphere.js';
import { h3Library, isResolution } from './_h3.js';
import { ringArea, type SpherePolygon } from './_sphere-polygon.js';
import { inTokenOrder } from './_token-order.js';

const DEFAULT_RESOLUTION = 6;
const MOST_CELLS = 61_680;
/** Metres. */
const TOLERANCE = 10;

export default defineScalar({
  name: 'geo_polygon_to_h3cells',
  summary:
    'The H3 cells of a resolution from 0 to 15 whose centres are in a polygon or several polygons, or within a distance of them in metres. Null where an argument is none, or the cells are more than 61,680.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-to-h3cells-function',
  overloads: [
    overload(
      ['polygon: bag', 'resolution?: number as real', 'radius?: number as real'],
      'dynamic',
      (value, resolution = DEFAULT_RESOLUTION, radius = 0) => {
        const polygon = polygonOf(value);
        if (polygon === null || !isResolution(resolution) || !(radius >= 0)) return null;
        if (radius === 0) return cellsOf(polygon, resolution);
        const reach = reachOf(radius / EARTH_RADIUS, TOLERANCE / EARTH_RADIUS);
        return reach === null ? null : cellsOf(buffered(polygon.rings, reach, polygon), resolution);
      },
    ),
  ],
  examples: [
    {
      kql: 'print array_sort_asc(geo_polygon_to_h3cells(dynamic({"type":"Polygon","coordinates":[[[-3.659,40.553],[-3.913,40.409],[-3.729,40.273],[-3.524,40.440],[-3.659,40.553]]]}), 5))',
      result: ['85390ca3fffffff', '85390cb3fffffff', '85390cbbfffffff'],
      verified: 'reasoned',
    },
    {
      kql: 'print geo_polygon_to_h3cells(dynamic({"type":"Polygon","coordinates":[[[-3.659,40.553],[-3.913,40.409],[-3.729,40.273],[-3.524,40.440],[-3.659,40.553]]]}))',
      result: [
        '86390cbafffffff',
        '86390ca07ffffff',
        '86390cba7ffffff',
        '86390cb8fffffff',
        '86390cb1fffffff',
        '86390cb87ffffff',
        '86390cb17ffffff',
        '86390cb07ffffff',
        '86390ca2fffffff',
        '86390ca27ffffff',
        '86390cb0fffffff',
        '86390ca37ffffff',
        '86390cb57ffffff',
      ],
      verified: 'engine',
    },
  ],
});

function cellsOf(polygon: SpherePolygon, resolution: number): string[] | null {
  const h3 = h3Library();
  // Cells differ in size by less than two.
  const area = polygon.rings.reduce((sum, ring) => sum + ringArea(ring), 0) * (EARTH_RADIUS / 1000) ** 2;
  if (area > 2 * MOST_CELLS * h3.getHexagonAreaAvg(resolution, h3.UNITS.km2)) return null;
  const cells = new Set<string>();
  for (const rings of polygon.parts) {
    const coordinates = rings.map((ring) => ring.map((point) => [...toLngLat(point)]));
    for (const cell of h3.polygonToCells(coordinates, resolution, true)) cells.add(cell);
  }
  return cells.size > MOST_CELLS ? null : inTokenOrder([...cells]);
}
