// Expressions over batches.
//
// Three things spare work: an expression that reads no column is evaluated once a query; one that reads a single dictionary column
// is evaluated once a distinct value, and its result looked up by code, also by later queries where the store keeps the dictionary;
// one that stands in several places is evaluated once a batch.

import { readsPart } from '../plan/part.js';
import { type CallExpr, type ConvertExpr, childrenOf, columnsRead, type Expr } from '../plan/plan.js';
import { Batch } from '../values/batch.js';
import { constantConverter } from '../values/convert.js';
import { type Dynamic, toDynamic } from '../values/dynamic.js';
import type { ScalarType, Value } from '../values/types.js';
import {
  constantVector,
  type DictionaryVector,
  dictionaryVector,
  type FlatVector,
  missing,
  readerOf,
  throughCodes,
  type Vector,
  VectorBuilder,
  valueAt,
} from '../values/vector.js';
import type { RunContext } from './context.js';
import { fused, fusedCall } from './fused-call.js';
import { KeptResults } from './kept-results.js';
import type { CallSite, ColumnsKernel, Kernel, ValueKernel, VectorKernel } from './kernel.js';

/** A call with its kernel in one of the two forms. */
export interface PreparedCall {
  readonly kernel: Kernel;
  readonly values: ValueKernel | null;
  readonly vectors: VectorKernel | null;
  readonly columns: ColumnsKernel | null;
  /** the key of the member that the call gives, where it is one of its first argument */
  readonly member: string | number | undefined;
  /** whether the kernel has asked for anything of the run so far */
  readonly readsContext: () => boolean;
}

/** So many distinct values are few. */
const FEW = 256;

export class Evaluator {
  private readonly constants = new Map<Expr, Value>();
  private readonly prepared = new Map<CallExpr, PreparedCall>();
  private readonly byBatch = new WeakMap<Batch, Map<Expr, Vector>>();
  private readonly byDictionary = new WeakMap<FlatVector, Map<Expr, Vector>>();
  private readonly stable = new WeakMap<Expr, boolean>();
  private readonly kept = new KeptResults(this);

  constructor(private readonly context: RunContext) {}

  evaluate(expr: Expr, batch: Batch): Vector {
    switch (expr.kind) {
      case 'constant':
        return constantVector(expr.type, expr.value, batch.length);
      case 'column':
        return batch.column(expr.name);
      default:
        return this.remembered(expr, batch);
    }
  }

  private remembered(expr: Expr, batch: Batch): Vector {
    // A part is another one each time, also where the batch is the same.
    if (readsPart(expr)) return this.perRow(expr, batch);
    const columns = columnsRead(expr);
    const stable = this.isStable(expr);
    if (columns.size === 0 && stable) return constantVector(expr.type, this.constant(expr), batch.length);
    const known = rememberedFor(this.byBatch, batch);
    let vector = known.get(expr);
    if (vector === undefined) {
      const [only] = columns;
      vector =
        (columns.size === 1 && stable && this.context.options.distinct
          ? this.perDistinctValue(expr, only as string, batch)
          : null) ?? this.perRow(expr, batch);
      known.set(expr, vector);
    }
    return vector;
  }

  private constant(expr: Expr): Value {
    let value = this.constants.get(expr);
    if (value === undefined) {
      value = valueAt(this.perRow(expr, new Batch(1, [])), 0);
      this.constants.set(expr, value);
    }
    return value;
  }

  /** Whether equal inputs give equal results, row by row. */
  isStable(expr: Expr): boolean {
    if (expr.kind === 'convert') return this.isStable(expr.operand);
    if (expr.kind === 'scalar-query' || expr.kind === 'list-query') return !readsPart(expr.plan);
    if (expr.kind !== 'call') return true;
    let stable = this.stable.get(expr);
    if (stable === undefined) {
      const { volatile, window } = this.context.language.kernel(expr.function, expr.overload);
      stable = !volatile && !window && expr.args.every((arg) => this.isStable(arg));
      this.stable.set(expr, stable);
    }
    return stable;
  }

  /** Whether an expression reads other rows than its own, so that it needs the whole table at once. */
  readsOtherRows(expr: Expr): boolean {
    if (expr.kind === 'convert') return this.readsOtherRows(expr.operand);
    if (expr.kind !== 'call') return false;
    return (
      this.context.language.kernel(expr.function, expr.overload).window ||
      expr.args.some((arg) => this.readsOtherRows(arg))
    );
  }

  /** Whether evaluating an expression for all rows of a batch costs no more than for `rows` of them: it is evaluated once a distinct value. */
  isCheapForAll(expr: Expr, batch: Batch, rows: number): boolean {
    if (rows === batch.length) return true;
    const [name, ...others] = columnsRead(expr);
    if (name === undefined || others.length > 0 || !this.context.options.distinct) return false;
    if (readsPart(expr) || !this.isStable(expr)) return false;
    const vector = batch.column(name);
    if (vector.encoding === 'constant') return true;
    return (
      vector.encoding === 'dictionary' &&
      (vector.dictionary.length <= rows || this.knownFor(expr, vector.dictionary) !== undefined)
    );
  }

  /** Whether evaluating an expression for a batch takes next to nothing: it reads no column, or one with few distinct values, or its results are known. */
  isQuick(expr: Expr, batch: Batch): boolean {
    const [name, ...others] = columnsRead(expr);
    if (name === undefined) return true;
    if (others.length > 0 || !this.context.options.distinct) return false;
    const vector = batch.column(name);
    if (vector.encoding !== 'dictionary') return vector.encoding === 'constant';
    return vector.dictionary.length <= FEW || this.knownFor(expr, vector.dictionary) !== undefined;
  }

  /** Null where the column is no dictionary, or has more values than the batch has rows. */
  private perDistinctValue(expr: Expr, name: string, batch: Batch): Vector | null {
    const vector = batch.column(name);
    if (vector.encoding === 'constant' && vector.length > 1) {
      const one = new Batch(1, [[name, { ...vector, length: 1 }]]);
      return constantVector(expr.type, valueAt(this.perRow(expr, one), 0), batch.length);
    }
    if (vector.encoding !== 'dictionary') return null;
    const { dictionary } = vector;
    let results = this.knownFor(expr, dictionary);
    if (results === undefined) {
      if (dictionary.length > batch.length) return null;
      results = this.evaluate(expr, new Batch(dictionary.length, [[name, dictionary]]));
      results = this.kept.keep(expr, dictionary, results);
      rememberedFor(this.byDictionary, dictionary).set(expr, results);
    }
    switch (results.encoding) {
      case 'constant':
        return { ...results, length: batch.length };
      case 'dictionary':
        return dictionaryVector(results.dictionary, throughCodes(results.codes, vector.codes));
      case 'flat':
        return resultsByCode(results, vector);
    }
  }

  /** The results for all values of a dictionary, where this query or an earlier one has them. */
  private knownFor(expr: Expr, dictionary: FlatVector): Vector | undefined {
    const known = rememberedFor(this.byDictionary, dictionary);
    let results = known.get(expr);
    if (results === undefined) {
      results = this.kept.find(expr, dictionary);
      if (results !== undefined) known.set(expr, results);
    }
    return results;
  }

  private perRow(expr: Expr, batch: Batch): Vector {
    switch (expr.kind) {
      case 'convert':
        return this.convert(expr, batch);
      case 'scalar-query': {
        const rows = this.context.once(expr.plan);
        const [first] = expr.plan.columns;
        const value =
          first === undefined || rows.length === 0 ? missing(expr.type) : valueAt(rows.column(first.name), 0);
        return constantVector(expr.type, value, batch.length);
      }
      case 'list-query':
        return constantVector('dynamic', this.list(expr.plan), batch.length);
      case 'call':
        return this.call(expr, batch);
      default:
        return this.evaluate(expr, batch);
    }
  }

  private list(plan: Extract<Expr, { kind: 'list-query' }>['plan']): Dynamic {
    const [first] = plan.columns;
    const rows = this.context.once(plan);
    if (first === undefined || rows.length === 0) return [];
    const read = readerOf(rows.column(first.name));
    return Array.from({ length: rows.length }, (_, row) => toDynamic(read(row), first.type));
  }

  private convert(expr: ConvertExpr, batch: Batch): Vector {
    const { length } = batch;
    if (columnsRead(expr).size > 0) {
      const { operand, kernel } = fused(expr, this);
      return mapValues(expr.type, 'see', kernel, [this.evaluate(operand, batch)], length);
    }
    const vector = this.evaluate(expr.operand, batch);
    return mapValues(expr.type, 'see', constantConverter(vector.type, expr.type) as ValueKernel, [vector], length);
  }

  private call(expr: CallExpr, batch: Batch): Vector {
    const inOne = fusedCall(expr, this);
    if (inOne !== null) {
      return mapValues(expr.type, 'see', inOne.kernel, [this.evaluate(inOne.operand, batch)], batch.length);
    }
    const { kernel, values, vectors, columns } = this.prepare(expr);
    const args = expr.args.map((arg) => this.evaluate(arg, batch));
    if (vectors !== null) return vectors(args, batch.length);
    return (
      columns?.(args, batch.length) ??
      // One of the two forms is always there.
      mapValues(expr.type, kernel.nulls, values as ValueKernel, args, batch.length)
    );
  }

  /** The kernel of a call, made once a query. */
  prepare(expr: CallExpr): PreparedCall {
    let call = this.prepared.get(expr);
    if (call === undefined) {
      const kernel = this.context.language.kernel(expr.function, expr.overload);
      const { context } = this;
      let readsContext = false;
      const site: CallSite = {
        types: expr.args.map((arg) => arg.type),
        result: expr.type,
        constants: expr.args.map((arg) =>
          columnsRead(arg).size === 0 && this.isStable(arg) ? this.valueOf(arg) : undefined,
        ),
        get context() {
          readsContext = true;
          return context;
        },
      };
      const { prepare } = kernel;
      call = {
        kernel,
        values: prepare.kind === 'values' ? prepare.make(site) : null,
        vectors: prepare.kind === 'vectors' ? prepare.make(site) : null,
        columns: (prepare.kind === 'values' && prepare.columns?.(site)) || null,
        member: prepare.kind === 'values' ? prepare.member?.(site) : undefined,
        readsContext: () => readsContext,
      };
      this.prepared.set(expr, call);
    }
    return call;
  }

  /** Whether the results of an expression depend on more of the query than its text: its clock, its look-ups, its tables. */
  readsContext(expr: Expr): boolean {
    if (columnsRead(expr).size === 0) return false;
    if (expr.kind === 'call' && this.prepare(expr).readsContext()) return true;
    return childrenOf(expr).some((child) => this.readsContext(child));
  }

  /** The value of an expression that reads no column. */
  valueOf(expr: Expr): Value {
    return expr.kind === 'constant' ? expr.value : this.constant(expr);
  }
}

function rememberedFor<K extends object>(results: WeakMap<K, Map<Expr, Vector>>, key: K): Map<Expr, Vector> {
  let known = results.get(key);
  if (known === undefined) {
    known = new Map();
    results.set(key, known);
  }
  return known;
}

/** For each row the result for its value. The codes of the rows are read when they are asked for: of truths that are all false nobody does. */
function resultsByCode(results: FlatVector, values: DictionaryVector): DictionaryVector {
  return {
    encoding: 'dictionary',
    type: results.type,
    length: values.length,
    dictionary: results,
    get codes() {
      return values.codes;
    },
  };
}

/** Applies a kernel to every row. */
export function mapValues(
  type: ScalarType,
  nulls: Kernel['nulls'],
  kernel: ValueKernel,
  args: readonly Vector[],
  length: number,
): Vector {
  const readers = args.map(readerOf);
  const builder = new VectorBuilder(type, length);
  const [a, b, c] = readers;
  const see = nulls === 'see';
  if (readers.length === 1 && a !== undefined) {
    for (let row = 0; row < length; row++) {
      const x = a(row);
      builder.push(see || x !== null ? kernel(x) : null);
    }
  } else if (readers.length === 2 && a !== undefined && b !== undefined) {
    for (let row = 0; row < length; row++) {
      const x = a(row);
      const y = b(row);
      builder.push(see || (x !== null && y !== null) ? kernel(x, y) : null);
    }
  } else if (readers.length === 3 && a !== undefined && b !== undefined && c !== undefined) {
    for (let row = 0; row < length; row++) {
      const x = a(row);
      const y = b(row);
      const z = c(row);
      builder.push(see || (x !== null && y !== null && z !== null) ? kernel(x, y, z) : null);
    }
  } else {
    for (let row = 0; row < length; row++) {
      const values = readers.map((read) => read(row));
      builder.push(see || !values.includes(null) ? kernel(...values) : null);
    }
  }
  return builder.finish();
}
