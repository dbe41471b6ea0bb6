import type { AggregateBinding } from '../../plan/language.js';
import type { Expr } from '../../plan/plan.js';
import { isOrderable } from '../../plan/types.js';
import type { CallSite } from '../../run/kernel.js';
import { type Parts, partsOfSeen, type SplittableAccumulator } from '../../run/parts.js';
import type { Vector } from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';
import { type Best, bestOf, type Direction } from './_best.js';
import { bindReturned, type ReturnedColumn } from './_columns.js';
import { RowPicks } from './_row-picks.js';

export const TIES = 'Of several rows with the same value this takes the first, the service any.';

/** The overload of `arg_max` and `arg_min`: the arguments are the value to compare by and the other columns of the result. */
export function argOverload(direction: Direction): AggregateOverload {
  return accumulated(['value: orderable', 'returned...: scalar'], 'argument0', (call) => new BestRows(call, direction));
}

/**
 * Binds `arg_max(value, returned, …, *)`.
 * @param word how columns without a name are called: `max_`, `max_x_arg1`
 * @param prefixed whether `max_x` comes before all names, as the old functions have it
 */
export function bindArg(word: 'max' | 'min', prefixed: boolean): NonNullable<AggregateBinding['bind']> {
  return (call, input, scope, binder) => {
    const [value, ...others] = bindReturned(call.args, input, scope, binder);
    if (value === undefined || value.position !== 0 || call.args[0]?.expression.kind === 'star') {
      binder.error(
        'KS119',
        `'${call.name.name}' needs a value to compare by`,
        call.name.span,
        `write \`${call.name.name}(value, *)\``,
      );
      return { overload: 0, args: [], columns: [] };
    }
    if (!isOrderable(value.expr.type) && !binder.isUnchecked(value.expr)) {
      binder.error(
        'KS206',
        `values of type ${value.expr.type} have no order`,
        call.args[0]?.span ?? call.span,
        'compare by a scalar of it: `tostring(…)`, `tolong(…)`',
      );
    }
    const stem = `${word}_${value.name ?? ''}`;
    const nameOf = ({ name, position }: ReturnedColumn) => {
      if (prefixed) return `${stem}_${name ?? `arg${position}`}`;
      return name ?? `${stem}_arg${position}`;
    };
    const columns = [
      { name: prefixed ? stem : (value.name ?? stem), type: value.expr.type },
      ...others.map((other) => ({ name: nameOf(other), type: other.expr.type })),
    ];
    return { overload: 0, args: [value, ...others].map(({ expr }): Expr => expr), columns };
  };
}

/** The rows with the best values of the first column. */
class BestRows implements SplittableAccumulator {
  private readonly best: Best;
  private readonly picks: RowPicks;

  constructor({ types, context }: CallSite, direction: Direction) {
    const [type = 'dynamic', ...returned] = types;
    this.best = bestOf(type, direction);
    this.picks = new RowPicks(returned, !context.countsMemory);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.picks.grow(groupCount);
    const [values] = args as readonly [Vector]; // the first argument is not optional
    this.best.add(groups, groupCount, values, (group, row) => this.picks.pick(group, row));
    this.picks.endBatch((place) => args[place + 1] as Vector, groupCount); // all are there
  }

  parts(groupCount: number): Parts {
    return partsOfSeen(groupCount, this.finish(groupCount), (group) => this.best.has(group));
  }

  addParts(...rows: Parameters<SplittableAccumulator['add']>): void {
    this.add(...rows);
  }

  finish(groupCount: number): readonly Vector[] {
    return [this.best.finish(groupCount), ...this.picks.finish(groupCount)];
  }
}
