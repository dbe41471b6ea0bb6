import { defineScalar, overload } from '../define.js';
import { cutPolygon, densify, densifyTolerance, MOST_POINTS } from './_geo-densify.js';
import { polygonGeometry, polygonPositions } from './_geo-json.js';
import { polygonOfRings } from './_geo-polygon.js';

export default defineScalar({
  name: 'geo_polygon_densify',
  summary:
    'A polygon or several whose edges are straight on a map, with so many points between that geodesics stay within a tolerance from 0.1 to 10,000 metres; cut at the antimeridian unless crossings are preserved. Null where the value or the tolerance is none.',
  source: 'https://learn.microsoft.com/kusto/query/geo-polygon-densify-function',
  note: 'Coordinates may differ from those of the service in their last digits.',
  overloads: [
    overload(
      ['polygon: bag', 'tolerance?: number as real', 'preserve_crossing?: bool|int|long|real|decimal as bool'],
      'dynamic',
      (value, metres, preserveCrossing = false) => {
        const tolerance = densifyTolerance(metres);
        if (tolerance === null) return null;
        const polygon = polygonOfRings(polygonPositions(value) ?? [], (positions) =>
          densify(positions, tolerance).slice(0, -1),
        );
        if (polygon === null || polygon.rings.reduce((sum, { length }) => sum + length, 0) > MOST_POINTS) return null;
        return polygonGeometry((preserveCrossing ? polygon : cutPolygon(polygon)).parts);
      },
    ),
  ],
  examples: [
    {
      kql: 'print array_length(geo_polygon_densify(dynamic({"type":"Polygon","coordinates":[[[10,10],[11,10],[11,11],[10,11],[10,10]]]})).coordinates[0])',
      result: 11,
      verified: 'engine',
    },
    {
      kql: 'print geo_polygon_densify(dynamic({"type":"Polygon","coordinates":[[[10,900],[11,10],[11,11],[10,11],[10,10]]]}))',
      result: null,
      verified: 'engine',
    },
  ],
});
