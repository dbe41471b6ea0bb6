import { Decimal } from '../../values/decimal.js';
import { wrapLong } from '../../values/number.js';
import { type AggregateOverload, fold } from '../define.js';

/** Folds of `sum` and, with a condition as the last argument, `sumif`. */
export function sumFolds(conditional: boolean): AggregateOverload[] {
  const condition = conditional ? (['predicate: bool'] as const) : ([] as const);
  const ticks = { init: () => 0n, step: (sum: bigint, x: bigint, wanted: boolean = true) => (wanted ? wrapLong(sum + x) : sum), merge: (a: bigint, b: bigint) => wrapLong(a + b), finish: (sum: bigint) => sum };
  const real = { init: () => 0, step: (sum: number, x: number, wanted: boolean = true) => (wanted ? sum + x : sum), merge: (a: number, b: number) => a + b, finish: (sum: number) => sum };
  const decimal = { init: () => new Decimal(0), step: (sum: Decimal, x: Decimal, wanted: boolean = true) => (wanted ? sum.plus(x) : sum), merge: (a: Decimal, b: Decimal) => a.plus(b), finish: (sum: Decimal) => sum };
  return [
    fold(['expr: int|long as long', ...condition], 'long', () => ticks),
    fold(['expr: real', ...condition], 'real', () => real),
    fold(['expr: decimal', ...condition], 'decimal', () => decimal),
    fold(['expr: timespan', ...condition], 'timespan', () => ticks),
    fold(['expr: datetime', ...condition], 'datetime', () => ticks),
  ];
}
