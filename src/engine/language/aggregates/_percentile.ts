import { RunError } from '../../diagnostics/query-error.js';
import { isConstant, resolveCall } from '../../plan/bind-call.js';
import type { AggregateBinding } from '../../plan/language.js';
import { convertTo } from '../../plan/plan.js';
import type { Accumulator, CallSite } from '../../run/kernel.js';
import type { Expression } from '../../syntax/tree.js';
import { compareValues } from '../../values/compare.js';
import { type Dynamic, toDynamic } from '../../values/dynamic.js';
import { HeldBytes } from '../../values/size.js';
import type { ScalarType, Value } from '../../values/types.js';
import { concat, flatten, gather, readerOf, type Vector, vectorOf } from '../../values/vector.js';
import {
  type AggregateDefinition,
  type AggregateOverload,
  accumulated,
  defineAggregate,
  type Example,
} from '../define.js';

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
export function definePercentile({ weighted, several, array, ...documented }: PercentileForm): AggregateDefinition {
  const before = ['expr: scalar', ...(weighted ? ['weight: integer as long'] : [])];
  const make = (call: CallSite) => new Percentiles(call, weighted, array);
  const overloads = [
    accumulated([...before, `percentile${several ? '...' : ''}: number as real`], array ? 'dynamic' : columnType, make),
  ];
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
const columnType = ([type = 'dynamic']: readonly ScalarType[]): ScalarType =>
  type === 'int' ? 'long' : type === 'decimal' ? 'real' : type;

function bindPercentiles(
  name: string,
  overloads: readonly AggregateOverload[],
  before: number,
  array: boolean,
): NonNullable<AggregateBinding['bind']> {
  const definition = { name, signatures: overloads.map((overload) => overload.signature) };
  return (call, _input, scope, binder) => {
    const result = resolveCall(definition, call.args, call.name.span, scope, binder);
    const [value, ...others] = result?.args ?? [];
    if (result === null || value === undefined) return { overload: 0, args: [], columns: [] };
    others.slice(before - 1).forEach((percentile, i) => {
      if (isConstant(percentile)) return;
      binder.error(
        'KS143',
        `the percentile of '${name}' has to be a constant`,
        call.args[before + i]?.span ?? call.span,
      );
    });
    const type = columnType([value.type]);
    const valueName = call.args[0] === undefined ? '' : (binder.nameOf(call.args[0]) ?? '');
    const percentiles = call.args
      .slice(before)
      .map(({ expression }) => `percentile_${valueName}_${literalText(expression)}`);
    const columns = array
      ? [{ name: `percentiles_${valueName}`, type: 'dynamic' as const }]
      : percentiles.map((column) => ({ name: column, type }));
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
  private readonly size = new HeldBytes();
  /** parts whose size is known */
  private sized = 0;
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

  finish(groupCount: number): readonly Vector[] {
    const { values, weights, starts } = this.ordered(groupCount);
    const read = readerOf(values);
    const weight = weights === null ? null : readerOf(weights);
    const picked = Array.from({ length: groupCount }, (_, group): Value[] | null => {
      const [from, to] = [starts[group] as number, starts[group + 1] as number];
      return from === to ? null : this.percentiles.map((p) => read(placeOf(p, from, to, weight)));
    });
    if (!this.array)
      return this.percentiles.map((_, i) =>
        vectorOf(
          this.type,
          picked.map((found) => found?.[i] ?? null),
        ),
      );
    const arrays = picked.map((found): Dynamic => found?.map((value) => toDynamic(value, this.type)) ?? null);
    return [vectorOf('dynamic', arrays)];
  }

  heldBytes(): number {
    for (; this.sized < this.parts.length; this.sized++) {
      const { groups, args } = this.parts[this.sized] as Part;
      this.size.bytes += groups.byteLength;
      for (const arg of args) this.size.add(arg);
    }
    return this.size.bytes;
  }

  /** The values that are not null, group after group in ascending order; those of group g begin at `starts[g]`. */
  private ordered(groupCount: number): { values: Vector; weights: Vector | null; starts: Uint32Array } {
    const values = this.column(0, this.type);
    const { rows, starts } = this.rowsByGroup(values, groupCount);
    const inGroups = (each: (from: number, to: number) => void) => {
      for (let group = 0; group < groupCount; group++) each(starts[group] as number, starts[group + 1] as number);
    };
    const flat = flatten(gather(values, rows));
    if (!this.weighted && !Array.isArray(flat.data)) {
      // Values alone sort faster as numbers than by a comparison of rows.
      const { data } = flat;
      inGroups((from, to) => data.subarray(from, to).sort());
      return { values: flat, weights: null, starts };
    }
    const read = readerOf(values);
    const compare = compareValues(this.type);
    inGroups((from, to) => rows.subarray(from, to).sort((a, b) => compare(read(a), read(b))));
    return {
      values: gather(values, rows),
      weights: this.weighted ? gather(this.column(1, 'long'), rows) : null,
      starts,
    };
  }

  private column(index: number, type: ScalarType): Vector {
    return concat(
      type,
      this.parts.map((part) => part.args[index] as Vector),
    );
  }

  private rowsByGroup(values: Vector, groupCount: number): { rows: Uint32Array; starts: Uint32Array } {
    const read = readerOf(values);
    const groups = concatGroups(this.parts.map((part) => part.groups));
    const starts = new Uint32Array(groupCount + 1);
    groups.forEach((group, row) => {
      if (read(row) !== null) (starts[group + 1] as number)++;
    });
    for (let group = 0; group < groupCount; group++)
      starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
    const rows = new Uint32Array(starts[groupCount] as number);
    const next = starts.slice();
    groups.forEach((group, row) => {
      if (read(row) !== null) rows[(next[group] as number)++] = row;
    });
    return { rows, starts };
  }
}

function concatGroups(parts: readonly Uint32Array[]): Uint32Array {
  const groups = new Uint32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    groups.set(part, at);
    at += part.length;
  }
  return groups;
}

/** Where the value of a percentile stands among the ordered values from `from` to `to`, of which each counts `weight` times. */
function placeOf(percentile: number, from: number, to: number, weight: ((place: number) => Value) | null): number {
  if (weight === null) return from + Math.max(rank(percentile, to - from), 1) - 1;
  const weightOf = (place: number) => Math.max(Number(weight(place) ?? 0n), 0);
  let left = 0;
  for (let place = from; place < to; place++) left += weightOf(place);
  left = Math.max(rank(percentile, left), 1);
  for (let place = from; place < to; place++) {
    left -= weightOf(place);
    if (left <= 0) return place;
  }
  return to - 1;
}

/** How many of `count` values make up `percentile` percent of them, rounded up; what rounding of reals adds does not count. */
function rank(percentile: number, count: number): number {
  return Math.ceil((percentile * count) / 100 - 1e-9);
}

function percentilesOf(constant: CallSite['constants'][number]): number[] {
  const list: readonly unknown[] = Array.isArray(constant) ? constant : [constant];
  return list.map((item) => {
    const percentile = Number(item);
    if (percentile >= 0 && percentile <= 100) return percentile;
    throw new RunError('KQ110', `a percentile lies between 0 and 100, and ${String(item)} does not`);
  });
}
