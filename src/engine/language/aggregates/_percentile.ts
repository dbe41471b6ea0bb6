import { isConstant, resolveCall } from '../../plan/bind-call.js';
import type { AggregateBinding } from '../../plan/language.js';
import { convertTo } from '../../plan/plan.js';
import type { Accumulator, CallSite } from '../../run/kernel.js';
import { RunError } from '../../diagnostics/query-error.js';
import type { Expression } from '../../syntax/tree.js';
import { compareValues } from '../../values/compare.js';
import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';
import { concat, flatten, readerOf, type Vector, vectorOf } from '../../values/vector.js';
import { type AggregateDefinition, type AggregateOverload, accumulated, defineAggregate, type Example } from '../define.js';

interface PercentileForm {
  readonly name: string;
  readonly summary: string;
  readonly source: string;
  /** the second argument is a weight: how often the value counts */
  readonly weighted: boolean;
  /** several percentiles */
  readonly several: boolean;
  /** all percentiles in one column, an array */
  readonly array: boolean;
  readonly examples: readonly Example[];
}

/** One of the percentile aggregates: `percentile(value, 95)`, `percentilesw_array(value, weight, 50, 95)` and those between. */
export function percentileAggregate({ weighted, several, array, ...documented }: PercentileForm): AggregateDefinition {
  const before = ['expr: scalar', ...(weighted ? ['weight: integer as long'] : [])];
  const make = (call: CallSite) => new Percentiles(call, weighted, array);
  const overloads = [accumulated([...before, `percentile${several ? '...' : ''}: number as real`], array ? 'dynamic' : columnType, make)];
  if (array) overloads.push(accumulated([...before, 'percentiles: array'], 'dynamic', make));
  return defineAggregate({
    ...documented,
    note: 'The exact value by nearest rank, where the service estimates.',
    naming: 'none',
    overloads,
    bind: bindPercentiles(documented.name, overloads, before.length, array),
  });
}

/** Percentiles of ints are longs, those of decimals reals. */
const columnType = ([type = 'dynamic']: readonly ScalarType[]): ScalarType => (type === 'int' ? 'long' : type === 'decimal' ? 'real' : type);

function bindPercentiles(name: string, overloads: readonly AggregateOverload[], before: number, array: boolean): NonNullable<AggregateBinding['bind']> {
  const definition = { name, signatures: overloads.map((overload) => overload.signature) };
  return (call, _input, scope, binder) => {
    const result = resolveCall(definition, call.args, call.name.span, scope, binder);
    const [value, ...others] = result?.args ?? [];
    if (result === null || value === undefined) return { overload: 0, args: [], columns: [] };
    others.slice(before - 1).forEach((percentile, i) => {
      if (isConstant(percentile)) return;
      binder.error('KS143', `the percentile of '${name}' has to be a constant`, call.args[before + i]?.span ?? call.span);
    });
    const type = columnType([value.type]);
    const valueName = call.args[0] === undefined ? '' : (binder.nameOf(call.args[0]) ?? '');
    const percentiles = call.args.slice(before).map(({ expression }) => `percentile_${valueName}_${literalText(expression)}`);
    const columns = array ? [{ name: `percentiles_${valueName}`, type: 'dynamic' as const }] : percentiles.map((column) => ({ name: column, type }));
    return { overload: result.overload, args: [convertTo(type, value), ...others], columns };
  };
}

/** `99.9` as a part of a name: `99_9`. */
function literalText(node: Expression): string {
  if (node.kind !== 'literal') return '';
  return String(Number(node.value)).replace('.', '_');
}

interface Part {
  readonly groups: Uint32Array;
  readonly args: readonly Vector[];
}

/** Keeps all values; they are sorted at the end. */
class Percentiles implements Accumulator {
  private readonly parts: Part[] = [];
  private readonly type: ScalarType;
  private readonly percentiles: readonly number[];

  constructor(
    { types, constants }: CallSite,
    private readonly weighted: boolean,
    private readonly array: boolean,
  ) {
    this.type = types[0] ?? 'dynamic';
    this.percentiles = constants.slice(weighted ? 2 : 1).flatMap(percentilesOf);
  }

  add(groups: Uint32Array, _groupCount: number, args: readonly Vector[]): void {
    this.parts.push({ groups, args: args.slice(0, this.weighted ? 2 : 1) });
  }

  merge(other: Percentiles, groupOf: Uint32Array): void {
    for (const { groups, args } of other.parts) {
      this.parts.push({ groups: groups.map((group) => groupOf[group] as number), args });
    }
  }

  finish(groupCount: number): readonly Vector[] {
    const values = this.column(0, this.type);
    const rows = this.rowsByGroup(values, groupCount);
    const weights = this.weighted ? readerOf(this.column(1, 'long')) : null;
    const picked = rows.map((group) => this.pick(group, values, weights));
    if (this.array) return [vectorOf('dynamic', picked.map((found): Dynamic => (found === null ? null : found.map((value) => toDynamic(value, this.type)))))];
    return this.percentiles.map((_, i) => vectorOf(this.type, picked.map((found) => found?.[i] ?? null)));
  }

  private column(index: number, type: ScalarType): Vector {
    return concat(type, this.parts.map((part) => part.args[index] as Vector));
  }

  /** The rows of each group whose value is not null, in ascending order of the values. */
  private rowsByGroup(values: Vector, groupCount: number): Uint32Array[] {
    const read = readerOf(values);
    const rows: number[][] = Array.from({ length: groupCount }, () => []);
    let row = 0;
    for (const { groups } of this.parts) {
      for (const group of groups) {
        if (read(row) !== null) (rows[group] as number[]).push(row);
        row++;
      }
    }
    return rows.map((group) => sorted(group, values));
  }

  /** The values of the percentiles; null where the group has none. */
  private pick(rows: Uint32Array, values: Vector, weights: ((row: number) => Value) | null): Value[] | null {
    if (rows.length === 0) return null;
    const read = readerOf(values);
    if (weights === null) return this.percentiles.map((p) => read(rows[Math.max(rank(p, rows.length) - 1, 0)] as number));
    const total = rows.reduce((sum, row) => sum + weightOf(weights(row)), 0);
    return this.percentiles.map((p) => {
      const wanted = Math.max(rank(p, total), 1);
      let passed = 0;
      const row = rows.find((candidate) => {
        passed += weightOf(weights(candidate));
        return passed >= wanted;
      });
      return row === undefined ? null : read(row);
    });
  }
}

const weightOf = (weight: Value): number => Math.max(Number(weight ?? 0), 0);

/** How many of `count` values make up `percentile` of them, rounded up; what rounding of reals adds does not count. */
function rank(percentile: number, count: number): number {
  return Math.ceil((percentile * count) / 100 - 1e-9);
}

function percentilesOf(constant: CallSite['constants'][number]): number[] {
  const list = isArray(constant as Dynamic) ? (constant as readonly Dynamic[]) : [constant];
  return list.map((item) => {
    const percentile = Number(item);
    if (percentile >= 0 && percentile <= 100) return percentile;
    throw new RunError('KQ110', `a percentile lies between 0 and 100, and ${String(item)} does not`);
  });
}

function sorted(rows: readonly number[], values: Vector): Uint32Array {
  const { data, nulls, type } = flatten(values);
  const order = Uint32Array.from(rows);
  if (Array.isArray(data) || type === 'bool') {
    const read = readerOf(values);
    const compare = compareValues(type);
    return order.sort((a, b) => compare(read(a), read(b)));
  }
  if (data instanceof BigInt64Array) return order.sort((a, b) => ((data[a] as bigint) < (data[b] as bigint) ? -1 : 1));
  void nulls;
  return order.sort((a, b) => (data[a] as number) - (data[b] as number));
}
