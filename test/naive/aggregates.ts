// Aggregates of the naive evaluation: https://learn.microsoft.com/kusto/query/aggregation-functions

import type { Dynamic } from '../../src/engine/values/dynamic.js';
import type { ScalarType, Value } from '../../src/engine/values/types.js';
import { groupText, order, pack } from './values.js';

/** An aggregate over a group: its arguments for each of the group's rows. */
export interface Aggregation {
  readonly rows: readonly (readonly Value[])[];
  readonly types: readonly ScalarType[];
  /** of its columns */
  readonly results: readonly ScalarType[];
}

type Meaning = (aggregation: Aggregation) => Value | Value[];

const present = ({ rows }: Aggregation) => rows.map(([value = null]) => value).filter((value) => value !== null);

/** The same over the rows for which the last argument is true. */
function where(meaning: Meaning): Meaning {
  return (aggregation) => meaning({ ...aggregation, rows: aggregation.rows.filter((row) => row.at(-1) === true) });
}

function sum(aggregation: Aggregation): Value {
  const values = present(aggregation);
  if (aggregation.results[0] === 'real') return values.reduce<number>((total, value) => total + Number(value), 0);
  // What is no real is a number of ticks, or whole.
  const total = values.reduce<bigint>((sofar, value) => sofar + BigInt(value as bigint), 0n);
  return BigInt.asIntN(64, total);
}

/** Of whole numbers the service divides the sum, which has wrapped. */
function avg(aggregation: Aggregation): Value {
  const total = sum({ ...aggregation, results: aggregation.types });
  return Number(total) / present(aggregation).length;
}

/** The first of the largest (smallest) values that are not null; null without any. */
function extreme(sign: number): Meaning {
  return (aggregation) => {
    const type = aggregation.types[0] as ScalarType;
    const values = present(aggregation);
    const none = type === 'string' ? '' : null;
    return values.length === 0
      ? none
      : values.reduce((best, value) => (sign * order(value, best, [type, type]) > 0 ? value : best));
  };
}

function dcount(aggregation: Aggregation): Value {
  return BigInt(
    new Set(present(aggregation).map((value) => groupText(value, aggregation.types[0] as ScalarType))).size,
  );
}

function list(aggregation: Aggregation): Dynamic[] {
  const { rows, types } = aggregation;
  const most = types[1] === 'long' && rows.length > 0 ? Number(rows[0]?.[1]) : Number.POSITIVE_INFINITY;
  return present(aggregation)
    .map((value) => pack(value, types[0] as ScalarType))
    .slice(0, most);
}

function set(aggregation: Aggregation): Dynamic[] {
  const { rows, types } = aggregation;
  const seen = new Set<string>();
  const distinct = rows.filter(([value = null]) => {
    const text = groupText(value, types[0] as ScalarType);
    return seen.has(text) ? false : seen.add(text);
  });
  return list({ ...aggregation, rows: distinct });
}

/** The arguments of the first row with the largest (smallest) first one; of the first row where that is null in all. */
function arg(sign: number): Meaning {
  return ({ rows, types, results }) => {
    const type = types[0] as ScalarType;
    const known = rows.filter(([value]) => value !== null);
    const best =
      known.reduce<readonly Value[] | undefined>(
        (a, b) => (a === undefined || sign * order(b[0] ?? null, a[0] ?? null, [type, type]) > 0 ? b : a),
        undefined,
      ) ?? rows[0];
    return best === undefined ? results.map((result) => (result === 'string' ? '' : null)) : [...best];
  };
}

/** The smallest value below or at which that share of the values lies: the nearest rank. */
function percentile(aggregation: Aggregation): Value {
  const type = aggregation.types[0] as ScalarType;
  const values = present(aggregation).sort((a, b) => order(a, b, [type, type]));
  const share = Number(aggregation.rows[0]?.[1] ?? 0);
  return values[Math.max(Math.ceil((share / 100) * values.length), 1) - 1] ?? null;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  count: ({ rows }) => BigInt(rows.length),
  countif: where(({ rows }) => BigInt(rows.length)),
  sum,
  sumif: where(sum),
  avg,
  avgif: where(avg),
  min: extreme(-1),
  minif: where(extreme(-1)),
  max: extreme(1),
  maxif: where(extreme(1)),
  dcount,
  dcountif: where(dcount),
  make_list: list,
  make_set: set,
  make_list_if: where((aggregation) => list({ ...aggregation, types: aggregation.types.slice(0, 1) })),
  arg_max: arg(1),
  arg_min: arg(-1),
  percentile,
};

/** A value a column. @throws where the naive evaluation does not know the aggregate */
export function aggregate(name: string, aggregation: Aggregation): Value[] {
  const meaning = MEANINGS[name];
  if (meaning === undefined) throw new Error(`the naive evaluation has no ${name}`);
  const value = meaning(aggregation);
  // One column has one value, which may be an array itself.
  return aggregation.results.length === 1
    ? [name.startsWith('arg_') ? ((value as Value[])[0] ?? null) : (value as Value)]
    : (value as Value[]);
}
