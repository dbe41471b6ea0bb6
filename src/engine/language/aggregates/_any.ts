import type { AggregateBinding } from '../../plan/language.js';
import type { CallSite } from '../../run/kernel.js';
import { type Parts, partsOfSeen, type SplittableAccumulator } from '../../run/parts.js';
import type { ScalarType, Value } from '../../values/types.js';
import { readerOf, type Vector, vectorOf } from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';
import { bindReturned } from './_columns.js';
import { RowPicks } from './_row-picks.js';

export const WHICH =
  'Takes the first row, the service any; of a single column it takes the first value that is not null or empty, if there is one.';

/** The value of one column. */
export const anyValue: AggregateOverload = accumulated(
  ['expr: scalar'],
  'argument0',
  ({ result }) => new FirstValues(result),
);

/** The values of several columns in one row. */
export const anyRow: AggregateOverload = accumulated(['expr...: scalar'], 'argument0', (call) => new FirstRows(call));

/**
 * Binds `take_any(a, b, …, *)`, whose overloads are `anyValue` and `anyRow`.
 * @param starAmongOthers whether `*` may stand beside other arguments
 */
export function bindAny(
  starAmongOthers: boolean,
  nameOf: (name: string | null, position: number, isOnly: boolean) => string,
): NonNullable<AggregateBinding['bind']> {
  return (call, input, scope, binder) => {
    const { args } = call;
    const { name: called, span } = call.name;
    if (args.length === 0) binder.error('KS119', `'${called}' takes at least 1 argument, found 0`, span);
    const star = args.find((arg) => arg.expression.kind === 'star');
    if (star !== undefined && args.length > 1 && !starAmongOthers) {
      binder.error('KS191', `'*' stands alone in '${called}'`, star.span, 'write `take_any(…, *)`');
    }
    const returned = bindReturned(call.args, input, scope, binder);
    const isOnly = call.args.length === 1 && call.args[0]?.expression.kind !== 'star';
    const columns = returned.map(({ name, expr, position }) => ({
      name: nameOf(name, position, isOnly),
      type: expr.type,
    }));
    return { overload: isOnly ? 0 : 1, args: returned.map(({ expr }) => expr), columns };
  };
}

class FirstValues implements SplittableAccumulator {
  /** undefined where no row was seen */
  private readonly values: (Value | undefined)[] = [];

  constructor(private readonly type: ScalarType) {}

  add(groups: Uint32Array, _groupCount: number, args: readonly Vector[]): void {
    const { values } = this;
    const read = readerOf(args[0] as Vector); // the overload takes one argument
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      const known = values[group];
      if (known !== undefined && known !== null && known !== '') continue;
      const value = read(row);
      if (known === undefined || (value !== null && value !== '')) values[group] = value;
    }
  }

  parts(groupCount: number): Parts {
    return partsOfSeen(groupCount, this.finish(groupCount), (group) => this.values[group] !== undefined);
  }

  addParts(...rows: Parameters<SplittableAccumulator['add']>): void {
    this.add(...rows);
  }

  finish(groupCount: number): readonly Vector[] {
    return [
      vectorOf(
        this.type,
        Array.from({ length: groupCount }, (_, group) => this.values[group] ?? null),
      ),
    ];
  }
}

class FirstRows implements SplittableAccumulator {
  private readonly picks: RowPicks;

  constructor({ types, context }: CallSite) {
    this.picks = new RowPicks(types, !context.countsMemory);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    const { picks } = this;
    picks.grow(groupCount);
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      if (!picks.has(group)) picks.pick(group, row);
    }
    picks.endBatch((place) => args[place] as Vector, groupCount); // all are there
  }

  parts(groupCount: number): Parts {
    return partsOfSeen(groupCount, this.finish(groupCount), (group) => this.picks.has(group));
  }

  addParts(...rows: Parameters<SplittableAccumulator['add']>): void {
    this.add(...rows);
  }

  finish(groupCount: number): readonly Vector[] {
    return this.picks.finish(groupCount);
  }
}
