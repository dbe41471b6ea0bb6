import type { Accumulator } from '../../run/kernel.js';
import type { ScalarType } from '../../values/types.js';
import type { Vector } from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';
import { type Best, bestOf, type Direction } from './_best.js';
import { mergeRows } from './_merge-rows.js';

/** The overloads of `min` and `max`. */
export function extremeOverloads(direction: Direction): AggregateOverload[] {
  return [accumulated(['expr: orderable'], 'argument0', ({ result }) => new Extremes(result, direction))];
}

const ignore = () => {};

class Extremes implements Accumulator {
  private readonly best: Best;

  constructor(type: ScalarType, direction: Direction) {
    this.best = bestOf(type, direction);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    // The overload gives one argument.
    this.best.add(groups, groupCount, args[0] as Vector, ignore);
  }

  merge(other: Extremes, groupOf: Uint32Array, groupCount: number): void {
    mergeRows(this, other.finish(groupOf.length), (group) => other.best.has(group), groupOf, groupCount);
  }

  finish(groupCount: number): readonly Vector[] {
    return [this.best.finish(groupCount)];
  }
}
