// Patterns of a table: values that some of its columns have in many rows. What `autocluster`, `basket` and `diffpatterns` have in common.

import { columnsRead, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { batchesOf } from '../../run/rows.js';
import { ValueNumbers } from '../../run/value-numbers.js';
import { Batch } from '../../values/batch.js';
import type { Column, ScalarType, Value } from '../../values/types.js';
import { missing, type Reader, readerOf, type Vector } from '../../values/vector.js';
import type { PluginCall } from './_plugin-call.js';

export interface PatternPlan extends Plan {
  /** the columns whose values make patterns */
  readonly attributes: readonly Column[];
  /** how often a row counts; null where each counts once */
  readonly weight: Expr | null;
  /** what stands for any value, by the type of the column; where a type has none it is a missing value */
  readonly wildcards: readonly Expr[];
}

/** The number of the value that each attribute has to have; ANY where any will do. */
export type Pattern = readonly number[];

export const ANY = -1;

export function isAny(pattern: Pattern): boolean {
  return pattern.every((value) => value === ANY);
}

/** The weight's column, or `'~'` or nothing for none. */
export function weightArgument(args: PluginCall): Expr | null {
  const node = args.peek();
  if (node !== undefined && !args.isDefault(node))
    return convertTo('real', args.column('the column with the weights', 'scalar'));
  args.optional('the column with the weights', 'real', null);
  return null;
}

/** The last arguments, values that stand for any value of their type. */
export function wildcardArguments(args: PluginCall): Expr[] {
  const found: Expr[] = [];
  while (args.left > 0) {
    const node = args.next('a wildcard');
    if (node !== undefined && !args.isDefault(node)) found.push(args.binder.expression(node.expression, args.row));
  }
  return found;
}

/** @param counts the columns before those of the attributes */
export function patternPlan<P extends object>(
  name: string,
  args: PluginCall,
  counts: readonly Column[],
  fields: P & Omit<PatternPlan, keyof Plan>,
): PatternPlan & P {
  const segment: Column = { name: 'SegmentId', type: 'long' };
  const columns = [segment, ...counts, ...fields.attributes];
  return { op: `evaluate:${name}`, inputs: [args.input], columns, open: args.input.open, ordered: true, ...fields };
}

/** The different rows of a table, as numbers of the values of their attributes. */
export class PatternTable {
  /** for each attribute the number of each row's value */
  readonly codes: readonly Uint32Array[];
  /** how many values each attribute has */
  readonly sizes: readonly number[];
  private readonly values: readonly Reader[];

  private constructor(
    private readonly plan: PatternPlan,
    /** how often each row counts, in each of the sets that the rows are told apart by */
    readonly weights: readonly Float64Array[],
    distinct: Batch,
  ) {
    const numbers = plan.attributes.map(({ type }) => new ValueNumbers(type));
    this.codes = plan.attributes.map(({ name }, i) => (numbers[i] as ValueNumbers).numbersOf(distinct.column(name)));
    this.sizes = numbers.map(({ size }) => size);
    this.values = numbers.map((own) => readerOf(own.all()));
  }

  /** @param sets for each row of a batch the set that it counts in, and -1 where it is to be left out */
  static read(
    plan: PatternPlan,
    context: RunContext,
    setCount = 1,
    sets: (batch: Batch) => ArrayLike<number> | null = () => null,
  ): PatternTable {
    const index = new GroupIndex(plan.attributes.map(({ type }) => type));
    const counts = Array.from({ length: setCount }, () => [] as number[]);
    for (const batch of context.run(plan.inputs[0] as Plan)) {
      const groups = index.groupsOf(
        plan.attributes.map(({ name }) => batch.column(name)),
        batch.length,
      );
      const weight = plan.weight === null ? null : readerOf(context.evaluate(plan.weight, batch));
      const setOf = sets(batch);
      for (let row = 0; row < batch.length; row++) {
        const count = counts[setOf === null ? 0 : (setOf[row] as number)];
        const group = groups[row] as number;
        // Weights were converted to real.
        if (count !== undefined)
          count[group] = (count[group] ?? 0) + (weight === null ? 1 : ((weight(row) as number | null) ?? 0));
      }
      context.checkRows(index.count, plan.op);
    }
    const keys = index.keys();
    const distinct = new Batch(
      index.count,
      plan.attributes.map(({ name }, i) => [name, keys[i] as Vector]),
    );
    const weights = counts.map((count) => Float64Array.from({ length: index.count }, (_, group) => count[group] ?? 0));
    return new PatternTable(plan, weights, distinct);
  }

  get rowCount(): number {
    return this.codes[0]?.length ?? 0;
  }

  allRows(): Uint32Array {
    return Uint32Array.from({ length: this.rowCount }, (_, row) => row);
  }

  /** How much the rows count in a set. */
  weigh(rows: Uint32Array, set = 0): number {
    const weights = this.weights[set] as Float64Array;
    let sum = 0;
    for (const row of rows) sum += weights[row] as number;
    return sum;
  }

  /** Those of the rows whose attribute has a value. */
  having(rows: Uint32Array, attribute: number, value: number): Uint32Array {
    const codes = this.codes[attribute] as Uint32Array;
    return rows.filter((row) => codes[row] === value);
  }

  matching(pattern: Pattern): Uint32Array {
    return pattern.reduce<Uint32Array>(
      (rows, value, attribute) => (value === ANY ? rows : this.having(rows, attribute, value)),
      this.allRows(),
    );
  }

  /** How much the rows with each value of an attribute count in a set. */
  weightsByValue(rows: Uint32Array, attribute: number, set = 0): Float64Array {
    const sums = new Float64Array(this.sizes[attribute] as number);
    const codes = this.codes[attribute] as Uint32Array;
    const weights = this.weights[set] as Float64Array;
    for (const row of rows) {
      const value = codes[row] as number;
      sums[value] = (sums[value] as number) + (weights[row] as number);
    }
    return sums;
  }

  /** The values of a pattern, with wildcards. */
  valuesOf(pattern: Pattern, context: RunContext): Value[] {
    return pattern.map((value, attribute) => {
      const { type } = this.plan.attributes[attribute] as Column;
      return value === ANY ? this.wildcardOf(type, context) : (this.values[attribute] as Reader)(value);
    });
  }

  private wildcardOf(type: ScalarType, context: RunContext): Value {
    const found = this.plan.wildcards.find((expr) => expr.type === type && columnsRead(expr).size === 0);
    return found === undefined ? missing(type) : context.constant(found);
  }
}

/** A row for each pattern, numbered from 0: its counts, then its values. */
export function* patternBatches(
  plan: PatternPlan,
  table: PatternTable,
  patterns: Iterable<{ readonly pattern: Pattern; readonly counts: readonly Value[] }>,
  context: RunContext,
): Iterable<Batch> {
  const rows = [...patterns].map(({ pattern, counts }, segment) => [
    BigInt(segment),
    ...counts,
    ...table.valuesOf(pattern, context),
  ]);
  yield* batchesOf(plan.columns, rows, context.options.batchRows);
}

/** A part of a whole in per cent. */
export function percentOf(part: number, whole: number, digits: number): number {
  return whole === 0 ? 0 : Number(((part / whole) * 100).toFixed(digits));
}
