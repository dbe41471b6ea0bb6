// GeoJSON as it stands in dynamics (https://datatracker.ietf.org/doc/html/rfc7946): lines and polygons to points of the sphere, and back.

import { type Bag, type Dynamic, isArray, isBag } from '../../values/dynamic.js';
import { isSame, type LngLat, type SpherePoint, toLngLat, toSphere } from './_geo-sphere.js';

/** Two points or more, joined by arcs. */
export type Line = readonly SpherePoint[];
/** The corners of a loop, each once. */
export type Ring = readonly SpherePoint[];

function numberOf(value: Dynamic | undefined): number | null {
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A position in degrees; its longitude may go around the earth. */
export function positionOf(value: Dynamic): LngLat | null {
  if (!isArray(value)) return null;
  const [longitude, latitude] = [numberOf(value[0]), numberOf(value[1])];
  return longitude === null || latitude === null || Math.abs(latitude) > 90 ? null : [longitude, latitude];
}

/** What `read` makes of all elements of an array; null where it is none, or one element is nothing. */
export function listOf<T>(value: Dynamic | undefined, read: (item: Dynamic) => T | null): T[] | null {
  if (value === undefined || !isArray(value)) return null;
  const items: T[] = [];
  for (const item of value) {
    const found = read(item);
    if (found === null) return null;
    items.push(found);
  }
  return items;
}

/** The type of a geometry and its coordinates; null where it is none. */
export function geometryOf(value: Dynamic): { readonly type: string; readonly coordinates: Dynamic } | null {
  if (!isBag(value)) return null;
  const type = value.get('type');
  const coordinates = value.get('coordinates');
  return typeof type === 'string' && coordinates !== undefined ? { type, coordinates } : null;
}

/** The positions of each line of a `LineString` or `MultiLineString`; null where it is none, or a line has less than two. */
export function linePositions(value: Dynamic): LngLat[][] | null {
  const geometry = geometryOf(value);
  const read = (line: Dynamic) => {
    const positions = listOf(line, positionOf);
    return positions === null || positions.length < 2 ? null : positions;
  };
  if (geometry?.type === 'LineString') {
    const line = read(geometry.coordinates);
    return line === null ? null : [line];
  }
  const lines = geometry?.type === 'MultiLineString' ? listOf(geometry.coordinates, read) : null;
  return lines === null || lines.length === 0 ? null : lines;
}

/** The positions of each ring of each polygon of a `Polygon` or `MultiPolygon`, the first one closing it again; null where it is none. */
export function polygonPositions(value: Dynamic): LngLat[][][] | null {
  const geometry = geometryOf(value);
  const readRing = (ring: Dynamic) => {
    const positions = listOf(ring, positionOf);
    return positions !== null && positions.length >= 4 && isClosed(positions) ? positions : null;
  };
  const readPolygon = (polygon: Dynamic) => {
    const rings = listOf(polygon, readRing);
    return rings === null || rings.length === 0 ? null : rings;
  };
  if (geometry?.type === 'Polygon') {
    const polygon = readPolygon(geometry.coordinates);
    return polygon === null ? null : [polygon];
  }
  const polygons = geometry?.type === 'MultiPolygon' ? listOf(geometry.coordinates, readPolygon) : null;
  return polygons === null || polygons.length === 0 ? null : polygons;
}

function isClosed(positions: readonly LngLat[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

const lines = new WeakMap<Bag, readonly Line[] | null>();

/** The lines of a `LineString` or `MultiLineString`; null where it is none. Read once a value. */
export function linesOf(value: Dynamic): readonly Line[] | null {
  if (!isBag(value)) return null;
  let found = lines.get(value);
  if (found === undefined) {
    const read = linePositions(value)?.map((positions) => withoutRepeats(positions.map(toSphere))) ?? null;
    found = read?.every((line) => line.length >= 2) ? read : null;
    lines.set(value, found);
  }
  return found;
}

/** The points without those that are where the one before them is. */
export function withoutRepeats(points: readonly SpherePoint[]): SpherePoint[] {
  return points.filter((point, i) => i === 0 || !isSame(point, points[i - 1] as SpherePoint));
}

function geometry(type: string, key: string, content: Dynamic): Dynamic {
  return new Map<string, Dynamic>([
    ['type', type],
    [key, content],
  ]);
}

function coordinatesOf(points: readonly SpherePoint[]): Dynamic {
  return points.map(toLngLat);
}

export function pointGeometry(point: SpherePoint): Dynamic {
  return geometry('Point', 'coordinates', toLngLat(point));
}

/** A `LineString`, or a `MultiLineString` of several lines. */
export function lineGeometry(all: readonly Line[]): Dynamic {
  const [first] = all;
  if (all.length === 1 && first !== undefined) return geometry('LineString', 'coordinates', coordinatesOf(first));
  return geometry('MultiLineString', 'coordinates', all.map(coordinatesOf));
}

/** A `Polygon`, or a `MultiPolygon` of several polygons; the first ring of each is its shell. */
export function polygonGeometry(polygons: readonly (readonly Ring[])[]): Dynamic {
  const closed = (rings: readonly Ring[]): Dynamic =>
    rings.map((ring) => coordinatesOf([...ring, ring[0] as SpherePoint]));
  const [first] = polygons;
  if (polygons.length === 1 && first !== undefined) return geometry('Polygon', 'coordinates', closed(first));
  return geometry('MultiPolygon', 'coordinates', polygons.map(closed));
}

/** Geometry of degrees as they are: `Point`, `LineString`, … */
export function plainGeometry(type: string, coordinates: Dynamic): Dynamic {
  return geometry(type, 'coordinates', coordinates);
}

/** The only geometry, or all as a `GeometryCollection`; nothing is an empty one. */
export function collection(geometries: readonly Dynamic[]): Dynamic {
  const [first] = geometries;
  return geometries.length === 1 && first !== undefined
    ? first
    : geometry('GeometryCollection', 'geometries', geometries);
}
