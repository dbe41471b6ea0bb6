// The `…if` forms of aggregates: the same aggregate over the rows for which a predicate is true.

import { parseParameter } from '../../plan/signature.js';
import type { Accumulator, CallSite } from '../../run/kernel.js';
import { isSplittable, type Parts, type SplittableAccumulator } from '../../run/parts.js';
import { trueRows } from '../../run/selection.js';
import { gather, type Vector } from '../../values/vector.js';
import type { AggregateOverload } from '../define.js';

const PREDICATE = parseParameter('predicate: bool');

/** The overloads with a predicate after their first `position` arguments. */
export function conditional(overloads: readonly AggregateOverload[], position = 1): AggregateOverload[] {
  return overloads.map(({ signature, kernel }) => ({
    signature: { ...signature, parameters: signature.parameters.toSpliced(position, 0, PREDICATE) },
    kernel: { make: (call) => whereTrue(kernel.make(withoutPredicate(call, position)), position) },
  }));
}

function withoutPredicate(call: CallSite, position: number): CallSite {
  return { ...call, types: call.types.toSpliced(position, 1), constants: call.constants.toSpliced(position, 1) };
}

function whereTrue(inner: Accumulator, position: number): Accumulator {
  return isSplittable(inner) ? new SplittableWhereTrue(inner, position) : new WhereTrue(inner, position);
}

/** Hands on the rows for which the argument at `position` is true. */
class WhereTrue implements Accumulator {
  constructor(
    protected readonly inner: Accumulator,
    private readonly position: number,
  ) {}

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    // The predicate is always there: its parameter is not optional.
    const rows = trueRows(args[this.position] as Vector);
    const others = args.toSpliced(this.position, 1);
    if (rows.length === groups.length) this.inner.add(groups, groupCount, others);
    else
      this.inner.add(
        selected(groups, rows),
        groupCount,
        others.map((arg) => gather(arg, rows)),
      );
  }

  finish(groupCount: number): readonly Vector[] {
    return this.inner.finish(groupCount);
  }
}

class SplittableWhereTrue extends WhereTrue implements SplittableAccumulator {
  declare protected readonly inner: SplittableAccumulator;

  constructor(inner: SplittableAccumulator, position: number) {
    super(inner, position);
  }

  parts(groupCount: number): Parts {
    return this.inner.parts(groupCount);
  }

  addParts(...parts: Parameters<SplittableAccumulator['addParts']>): void {
    this.inner.addParts(...parts);
  }
}

function selected(groups: Uint32Array, rows: Uint32Array): Uint32Array {
  return rows.map((row) => groups[row] as number);
}
