import { type Parts, partsOfSeen, type SplittableAccumulator } from '../../run/parts.js';
import type { ScalarType } from '../../values/types.js';
import type { Vector } from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';
import { type Best, bestOf, type Direction } from './_best.js';

/** The overloads of `min` and `max`. */
export function extremeOverloads(direction: Direction): AggregateOverload[] {
  return [accumulated(['expr: orderable'], 'argument0', ({ result }) => new Extremes(result, direction))];
}

const ignore = () => {};

class Extremes implements SplittableAccumulator {
  private readonly best: Best;

  constructor(type: ScalarType, direction: Direction) {
    this.best = bestOf(type, direction);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    // The overload gives one argument.
    this.best.add(groups, groupCount, args[0] as Vector, ignore);
  }

  parts(groupCount: number): Parts {
    return partsOfSeen(groupCount, this.finish(groupCount), (group) => this.best.has(group));
  }

  addParts(...rows: Parameters<SplittableAccumulator['add']>): void {
    this.add(...rows);
  }

  finish(groupCount: number): readonly Vector[] {
    return [this.best.finish(groupCount)];
  }
}
