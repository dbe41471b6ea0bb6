import { converter } from '../../values/convert.js';
import { Decimal } from '../../values/decimal.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type Overload, overload, prepared } from '../define.js';

export interface Arithmetic {
  readonly long: (a: bigint, b: bigint) => bigint | null;
  readonly real: (a: number, b: number) => number;
  readonly decimal: (a: Decimal, b: Decimal) => Decimal | null;
}

/** Two ints compute as longs, and two longs wrap at 64 bits. */
export function numberOverloads({ long, real, decimal }: Arithmetic): Overload[] {
  return [
    overload(['left: int as long', 'right: int as long'], 'long', long),
    overload(['left: int|long as long', 'right: int|long as long'], 'long', long),
    overload(['left: int|long|real as real', 'right: int|long|real as real'], 'real', real),
    overload(['left: number as decimal', 'right: number as decimal'], 'decimal', (a, b) =>
      decimal(new Decimal(a), new Decimal(b)),
    ),
  ];
}

/** A dynamic beside a number computes in the number's type. Two dynamics do not: the engine refuses them, whatever they hold. */
export function dynamicOverloads(arithmetic: Arithmetic): Overload[] {
  const resultOf = (type: ScalarType): ScalarType => (type === 'int' ? 'long' : type);
  const make = (left: ScalarType, right: ScalarType) => {
    const type = resultOf(left === 'dynamic' ? right : left);
    const [toLeft, toRight] = [converter(left, type), converter(right, type)];
    return (a: Value, b: Value) => compute(arithmetic, type, toLeft(a), toRight(b));
  };
  return [
    prepared(
      ['left: dynamic', 'right: number'],
      (types) => resultOf(types[1] ?? 'long'),
      ({ types }) => make('dynamic', types[1] ?? 'long'),
    ),
    prepared(
      ['left: number', 'right: dynamic'],
      (types) => resultOf(types[0] ?? 'long'),
      ({ types }) => make(types[0] ?? 'long', 'dynamic'),
    ),
  ];
}

function compute(arithmetic: Arithmetic, type: ScalarType, a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (type === 'long') return arithmetic.long(a as bigint, b as bigint);
  if (type === 'real') return arithmetic.real(a as number, b as number);
  return arithmetic.decimal(a as Decimal, b as Decimal);
}
