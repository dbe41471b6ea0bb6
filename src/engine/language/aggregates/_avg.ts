import { Decimal } from '../../values/decimal.js';
import { type AggregateOverload, accumulated, fold } from '../define.js';
import { numberVector } from './_counter.js';
import { RealSums, WholeSums } from './_sum.js';

export const avgOverloads: readonly AggregateOverload[] = [
  accumulated(['expr: int'], 'real', () => wholeAverages()),
  accumulated(['expr: long'], 'real', () => wholeAverages()),
  accumulated(
    ['expr: real'],
    'real',
    () => new RealSums((sums, counts) => sums.map((sum, g) => sum / (counts[g] as number))),
  ),
  fold(['expr: decimal'], 'decimal', () => ({
    init: () => ({ sum: new Decimal(0), count: 0 }),
    step: ({ sum, count }, value) => ({ sum: sum.plus(value), count: count + 1 }),
    finish: ({ sum, count }) => (count === 0 ? null : sum.div(count)),
  })),
  fold(['expr: timespan'], 'timespan', () => ticksAverage),
  fold(['expr: datetime'], 'datetime', () => ticksAverage),
];

/** The average of whole numbers is that of their sum, which wraps. */
function wholeAverages(): WholeSums {
  return new WholeSums((sums, counts) =>
    numberVector(
      'real',
      counts.map((count, g) => Number(sums[g]) / count),
    ),
  );
}

/** Sums of ticks take more than 64 bits soon: a dozen datetimes do. */
const ticksAverage = {
  init: () => ({ sum: 0n, count: 0n }),
  step: ({ sum, count }: TicksSum, value: bigint) => ({ sum: sum + value, count: count + 1n }),
  finish: ({ sum, count }: TicksSum) => (count === 0n ? null : sum / count),
};

interface TicksSum {
  readonly sum: bigint;
  readonly count: bigint;
}
