// Whether a plan keeps the events of each device apart from those of others, wherever it looks at several rows.

import {
  type DistinctPlan,
  type Expr,
  type JoinPlan,
  type MvExpandPlan,
  PASSING,
  type ParsePlan,
  type Plan,
  type ProjectPlan,
  partsOf,
  type SummarizePlan,
  type UnionPlan,
} from '../../engine/query-parts.js';
import { WINDOW_FUNCTIONS } from './plan-traits.js';

/** What is known of the rows of a step. */
type Rows =
  /** they do not depend on events */
  | { readonly kind: 'constant' }
  /** each is of the events of one device; `names` are the columns that tell which */
  | { readonly kind: 'apart'; readonly names: ReadonlySet<string> }
  | { readonly kind: 'mixed'; readonly reason: string };

/** Columns that say which device an event is of. */
const DEVICE_COLUMNS: readonly string[] = ['DeviceId', 'DeviceName', 'Computer', 'HostName', 'AadDeviceId'];

export type DevicesApart = { readonly column: string } | { readonly reason: string };

/** The column by which events can be told apart so that each part has its own rows of the result; or why there is none. */
export function devicesApart(plan: Plan): DevicesApart {
  let reason = 'its events name no device';
  for (const column of DEVICE_COLUMNS) {
    const rows = rowsOf(plan, column);
    if (rows.kind === 'apart') return { column };
    if (rows.kind === 'mixed' && reason === 'its events name no device' && rows.reason !== reason) reason = rows.reason;
  }
  return { reason };
}

const mixed = (reason: string): Rows => ({ kind: 'mixed', reason });
const apart = (names: Iterable<string>): Rows => ({ kind: 'apart', names: new Set(names) });
const CONSTANT: Rows = { kind: 'constant' };

/** Steps without an input whose rows are those of the query itself. */
const OF_QUERY: ReadonlySet<string> = new Set(['datatable', 'print', 'range', 'empty', 'rows', 'externaldata']);

/** Steps that hand rows on as they are, all or some. */
const HANDING_ON: ReadonlySet<string> = new Set(['where', 'exclude', ...PASSING]);

function rowsOf(plan: Plan, device: string): Rows {
  const inputs = plan.inputs.map((input) => rowsOf(input, device));
  const bad = inputs.find(({ kind }) => kind === 'mixed');
  if (bad !== undefined) return bad;
  const { exprs, subqueries } = partsOf(plan);
  if (subqueries.some((subquery) => rowsOf(subquery, device).kind !== 'constant'))
    return mixed('a subquery looks at all devices');
  const window = exprs.flatMap(functionsIn).find((name) => NEIGHBOURS.has(name));
  if (window !== undefined) return mixed(`'${window}()' looks at other rows`);
  if (plan.op === 'scan') return ofScan(plan, device);
  if (OF_QUERY.has(plan.op)) return CONSTANT;
  if (plan.op === 'join' || plan.op === 'lookup') return ofJoin(plan as JoinPlan, inputs);
  if (inputs.length > 0 && inputs.every(({ kind }) => kind === 'constant')) return CONSTANT;
  if (plan.op === 'union') return ofUnion(plan as UnionPlan, inputs);
  const [input] = inputs;
  return input?.kind === 'apart' ? ofStep(plan, input.names) : mixed(`'${plan.op}' looks at several devices`);
}

const NEIGHBOURS: ReadonlySet<string> = new Set([...WINDOW_FUNCTIONS, 'new_guid']);

function functionsIn(expr: Expr): string[] {
  if (expr.kind === 'convert') return functionsIn(expr.operand);
  return expr.kind === 'call' ? [expr.function, ...expr.args.flatMap(functionsIn)] : [];
}

function ofScan(plan: Plan, device: string): Rows {
  const known = plan.columns.find(({ name }) => name === device);
  return known?.type === 'string' ? apart([device]) : mixed('its events name no device');
}

function ofStep(plan: Plan, names: ReadonlySet<string>): Rows {
  if (HANDING_ON.has(plan.op)) return apart(names);
  const without = (made: readonly string[]) => apart([...names].filter((name) => !made.includes(name)));
  switch (plan.op) {
    case 'extend': {
      const { items } = plan as ProjectPlan;
      const kept = [...names].filter((name) => !items.some((item) => item.name === name));
      return apart([...kept, ...telling(items, names)]);
    }
    case 'project':
      return apart(telling((plan as ProjectPlan).items, names));
    case 'mv-expand': {
      const { items, itemIndex } = (plan as MvExpandPlan).expansion;
      return without([...items.map(({ name }) => name), itemIndex ?? '']);
    }
    case 'parse':
    case 'parse-where':
      return without((plan as ParsePlan).pattern.parts.flatMap((part) => (part.kind === 'column' ? [part.name] : [])));
    case 'summarize':
      return grouped(plan, telling((plan as SummarizePlan).keys, names));
    case 'distinct':
      return grouped(plan, telling((plan as DistinctPlan).items, names));
    default:
      return mixed(`'${plan.op}' looks at several devices`);
  }
}

const grouped = (plan: Plan, names: readonly string[]): Rows =>
  names.length === 0 ? mixed(`'${plan.op}' looks at several devices`) : apart(names);

/** The items that tell the device as the columns that they read do. */
function telling(
  items: readonly { readonly name: string; readonly expr: Expr }[],
  names: ReadonlySet<string>,
): string[] {
  return items.flatMap(({ name, expr }) => (tells(expr, names) ? [name] : []));
}

/** Whether an expression is the name of the device, in whatever case. */
function tells(expr: Expr, names: ReadonlySet<string>): boolean {
  if (expr.kind === 'column') return names.has(expr.name);
  if (expr.kind !== 'call' || !['tolower', 'tostring'].includes(expr.function)) return false;
  const [value] = expr.args;
  return value !== undefined && tells(value, names);
}

function ofUnion({ columns, origins }: UnionPlan, inputs: readonly Rows[]): Rows {
  const legs = inputs.flatMap((input) => (input.kind === 'apart' ? [input.names] : []));
  if (legs.length < inputs.length) return mixed("'union' adds rows that are of no device");
  return apart(
    columns.flatMap(({ name }, i) => {
      const origin = origins[i];
      return origin != null && legs.every((names) => names.has(origin.name)) ? [name] : [];
    }),
  );
}

/** Kinds of joins that give no row without one of the left side, and of the right. */
const OF_LEFT: ReadonlySet<string> = new Set(['inner', 'innerunique', 'leftouter', 'leftsemi', 'leftanti']);
const OF_RIGHT: ReadonlySet<string> = new Set(['inner', 'rightouter', 'rightsemi', 'rightanti']);

function ofJoin({ op, kind, keys, columns }: JoinPlan, [left, right]: readonly Rows[]): Rows {
  const refused = mixed(`'${op}' brings several devices together`);
  if (left === undefined || right === undefined || left.kind === 'mixed' || right.kind === 'mixed') return refused;
  if (left.kind === 'constant' && right.kind === 'constant') return CONSTANT;
  const kept = (names: ReadonlySet<string>, side: 'left' | 'right') =>
    columns.flatMap((column) => (column.side === side && names.has(column.from) ? [column.name] : []));
  if (left.kind === 'apart' && right.kind === 'apart') {
    const isPaired = keys.some((key) => tells(key.left, left.names) && tells(key.right, right.names));
    if (!isPaired) return refused;
    // Of the columns of a side that a row may be without, none tells its device.
    const hasLeft = !/^(?:rightouter|fullouter)$/.test(kind);
    const hasRight = !/^(?:leftouter|fullouter)$/.test(kind);
    return apart([...(hasLeft ? kept(left.names, 'left') : []), ...(hasRight ? kept(right.names, 'right') : [])]);
  }
  if (left.kind === 'apart') {
    // Of the events of several devices with one key, `innerunique` takes any.
    const isWhole = kind !== 'innerunique' || keys.some((key) => tells(key.left, left.names));
    return OF_LEFT.has(kind) && isWhole ? apart(kept(left.names, 'left')) : refused;
  }
  return right.kind === 'apart' && (OF_RIGHT.has(kind) || kind === 'innerunique')
    ? apart(kept(right.names, 'right'))
    : refused;
}
