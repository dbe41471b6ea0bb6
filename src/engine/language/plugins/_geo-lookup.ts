// What `geo_polygon_lookup` and `geo_line_lookup` have in common.

import type { Binder } from '../../plan/binder.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { RunContext } from '../../run/context.js';
import type { Call } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import type { Dynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';
import { readerOf } from '../../values/vector.js';
import { type Documented, definePlugin, type PluginDefinition } from '../define.js';
import {
  add,
  angleBetween,
  EARTH_RADIUS,
  isPlace,
  normalize,
  type SpherePoint,
  toSphere,
} from '../scalars/_geo-sphere.js';
import { type Belonging, type LookupPlan, lookupColumn, lookupJoin, lookupPlan, lookupTable } from './_lookup-join.js';
import { PluginCall } from './_plugin-call.js';

/** Something that places may belong to. */
export interface LookedUpShape {
  /** all corners of it */
  readonly points: readonly SpherePoint[];
  /** whether a point is in it or within a distance of it, in radians */
  readonly isNear: (point: SpherePoint, reach: number) => boolean;
}

export interface ShapeKind {
  /** what the column of the lookup table holds */
  readonly noun: string;
  readonly needsRadius: boolean;
  readonly read: (value: Dynamic) => LookedUpShape | null;
}

interface GeoLookupPlan extends LookupPlan {
  readonly shape: Expr;
  readonly longitude: Expr;
  readonly latitude: Expr;
  /** metres */
  readonly radius: Expr;
}

const OPTIONS = ['radius', 'return_unmatched', 'lookup_area_radius', 'return_lookup_key'];

export function defineGeoLookup(documented: Documented, kind: ShapeKind): PluginDefinition {
  return definePlugin<GeoLookupPlan>({
    ...documented,
    bind: (call, input, scope, binder) => bindGeoLookup(documented.name, kind, call, input, scope, binder),
    run: (plan, context) => lookupJoin(plan, context, (table) => belongingTo(plan, table, kind, context)),
  });
}

function bindGeoLookup(
  name: string,
  kind: ShapeKind,
  call: Call,
  input: Plan | null,
  scope: Scope,
  binder: Binder,
): Plan {
  const all = PluginCall.of(call, input, scope, binder);
  if (all === null) return binder.brokenTable();
  const args = all.without(...OPTIONS);
  const table = lookupTable(args);
  const shape = lookupColumn(`the column with the ${kind.noun}`, table, args);
  if (shape.type !== 'dynamic' && !binder.isUnchecked(shape)) {
    binder.error('KS235', `the column with the ${kind.noun} has to be dynamic, found ${shape.type}`, call.name.span);
  }
  const longitude = convertTo('real', args.column('the column with the longitudes', 'scalar'));
  const latitude = convertTo('real', args.column('the column with the latitudes', 'scalar'));
  const option = (option: string, type: ScalarType, fallback: Value) =>
    args.left > 0 ? args.constant(option, type) : all.named(option, type, fallback);
  const isGiven = args.left > 0 || call.args.some((arg) => arg.names[0]?.name === 'radius');
  if (kind.needsRadius && !isGiven) binder.error('KS119', `'${name}' needs a radius in metres`, call.name.span);
  const radius = option('radius', 'real', 0);
  const unmatched = option('return_unmatched', 'bool', false);
  // The area is a hint for the service's search, which changes no result.
  option('lookup_area_radius', 'real', null);
  const withKey = option('return_lookup_key', 'bool', false);
  args.end();
  const hidden = withKey.kind === 'constant' && withKey.value === true ? [] : [shape.name];
  return lookupPlan(name, all, table, hidden, { shape, longitude, latitude, radius, unmatched });
}

/** A shape with a circle around it. */
interface Place {
  readonly row: number;
  readonly shape: LookedUpShape;
  readonly centre: SpherePoint;
  readonly size: number;
}

function placesOf(table: Batch, shapes: Expr, kind: ShapeKind, context: RunContext): Place[] {
  const read = readerOf(context.evaluate(shapes, table));
  const places: Place[] = [];
  for (let row = 0; row < table.length; row++) {
    // The column's type is dynamic.
    const shape = kind.read(read(row) as Dynamic);
    if (shape === null) continue;
    const centre = normalize(shape.points.reduce(add));
    const size = shape.points.reduce((most, point) => Math.max(most, angleBetween(centre, point)), 0);
    places.push({ row, shape, centre, size });
  }
  return places;
}

function belongingTo(
  plan: GeoLookupPlan,
  table: Batch,
  kind: ShapeKind,
  context: RunContext,
): (batch: Batch) => Belonging {
  const places = placesOf(table, plan.shape, kind, context);
  const reach = Number(context.constant(plan.radius) ?? 0) / EARTH_RADIUS;
  // A circle of a quarter of the earth or more may leave out some of what its points enclose.
  const mayBeNear = (point: SpherePoint, { centre, size }: Place) =>
    size >= Math.PI / 2 || angleBetween(point, centre) <= size + reach + 1e-12;
  return (batch) => {
    const [longitudes, latitudes] = [plan.longitude, plan.latitude].map((of) => readerOf(context.evaluate(of, batch)));
    return (row) => {
      const [longitude, latitude] = [longitudes?.(row), latitudes?.(row)];
      if (typeof longitude !== 'number' || typeof latitude !== 'number' || !isPlace(longitude, latitude)) return [];
      const point = toSphere([longitude, latitude]);
      return places
        .filter((place) => mayBeNear(point, place) && place.shape.isNear(point, reach))
        .map((place) => place.row);
    };
  };
}
