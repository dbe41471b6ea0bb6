// What the comparison operators share: the pairs of types that they take, and how a dynamic meets a typed value.

import { isNumber, widest } from '../../plan/types.js';
import type { CallSite } from '../../run/kernel.js';
import { compareValues, equalValues } from '../../values/compare.js';
import { converter, scalarOf } from '../../values/convert.js';
import type { Dynamic } from '../../values/dynamic.js';
import { toText } from '../../values/text.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type Overload, prepared, preparedWithNulls, withColumns } from '../define.js';
import { compareTicks } from './_tick-order.js';

/** The type in which values of two types are compared: the wider of two numbers, a number for a bool beside one, dynamic beside anything. */
export function meetingType(a: ScalarType, b: ScalarType): ScalarType {
  if (a === b) return a;
  if (a === 'dynamic' || b === 'dynamic') return 'dynamic';
  if (isNumber(a) && isNumber(b)) return widest([a, b]);
  if (a === 'bool') return isNumber(b) ? b : a;
  if (b === 'bool') return isNumber(a) ? a : b;
  return a;
}

type Test = (a: Value, b: Value) => boolean;

/** Whether two values of these types are equal; a null equals nothing, not even a null. */
export function equality(a: ScalarType, b: ScalarType): Test {
  if (a === 'dynamic' || b === 'dynamic') return dynamicEquality(a, b);
  const type = meetingType(a, b);
  const [left, right, equal] = [converter(a, type), converter(b, type), equalValues(type)];
  return (x, y) => x !== null && y !== null && equal(left(x), right(y));
}

/** A dynamic beside a string is its text, `""` where it is null; beside anything else it is what is inside. */
function dynamicEquality(a: ScalarType, b: ScalarType): Test {
  if (a === 'string' || b === 'string') return (x, y) => toText(x, a) === toText(y, b);
  const typed = (value: Value, type: ScalarType) =>
    type === 'dynamic' ? scalarOf(value as Exclude<Dynamic, null>) : { type, value };
  return (x, y) => {
    if (x === null || y === null) return false;
    const left = typed(x, a);
    const right = typed(y, b);
    if (left.type === right.type) return equalValues(left.type)(left.value, right.value);
    if (isNumber(left.type) && isNumber(right.type)) return equality(left.type, right.type)(left.value, right.value);
    return equalsAsText(left, right);
  };
}

/** A text inside a dynamic equals the value that it is the text of: a datetime, a guid, a number. */
function equalsAsText(a: ReturnType<typeof scalarOf>, b: ReturnType<typeof scalarOf>): boolean {
  if (a.type === 'string' && b.type !== 'dynamic')
    return equality(b.type, b.type)(converter('string', b.type)(a.value), b.value);
  if (b.type === 'string' && a.type !== 'dynamic')
    return equality(a.type, a.type)(a.value, converter('string', a.type)(b.value));
  return false;
}

/** `==` and `!=`: false (true) where one side is null, null where both are. Two dynamics need a cast to tell what is compared. */
export function equalityOverloads(negated: boolean): Overload[] {
  const make = ({ types }: CallSite) => {
    const equal = equality(types[0] ?? 'dynamic', types[1] ?? 'dynamic');
    return (left: Value, right: Value) => (left === null && right === null ? null : equal(left, right) !== negated);
  };
  return [
    preparedWithNulls(['left: not-dynamic', 'right: scalar'], 'bool', make),
    preparedWithNulls(['left: dynamic', 'right: not-dynamic'], 'bool', make),
  ];
}

/** `<` and its like: null where a side is null. */
export function orderOverloads(holds: (difference: number) => boolean): Overload[] {
  const make = ({ types }: CallSite) => {
    const compare = comparison(types[0] ?? 'dynamic', types[1] ?? 'dynamic');
    return (left: Value, right: Value) => {
      const difference = compare(left, right);
      return difference === null ? null : holds(difference);
    };
  };
  const pairs = [
    ['bool', 'number|bool'],
    ['number', 'number|bool'],
    ['timespan', 'timespan'],
    ['datetime', 'datetime'],
    ['dynamic', 'dynamic'],
    ['dynamic', 'number'],
    ['number', 'dynamic'],
  ] as const; // prettier-ignore
  const outcomes = [Number(holds(-1)), Number(holds(0)), Number(holds(1))] as const;
  return pairs.map(([left, right]) =>
    withColumns(
      prepared([`left: ${left}`, `right: ${right}`], 'bool', make),
      ({ constants }) =>
        ([values]) =>
          compareTicks(values, constants[1], outcomes),
    ),
  );
}

/** Negative, zero or positive; null where the values have no order, as NaN has none. */
export function comparison(a: ScalarType, b: ScalarType): (a: Value, b: Value) => number | null {
  if (a === 'dynamic' || b === 'dynamic') return dynamicComparison(a, b);
  const type = meetingType(a, b);
  const [left, right, compare] = [converter(a, type), converter(b, type), compareValues(type)];
  const mayBeNaN = type === 'real';
  return (x, y) => {
    const [l, r] = [left(x), right(y)];
    if (l === null || r === null) return null;
    if (mayBeNaN && (Number.isNaN(l) || Number.isNaN(r))) return Number.NaN;
    return compare(l, r);
  };
}

function dynamicComparison(a: ScalarType, b: ScalarType): (a: Value, b: Value) => number | null {
  return (x, y) => {
    if (x === null || y === null) return null;
    const left = a === 'dynamic' ? scalarOf(x as Exclude<Dynamic, null>) : { type: a, value: x };
    const right = b === 'dynamic' ? scalarOf(y as Exclude<Dynamic, null>) : { type: b, value: y };
    if (left.type === 'dynamic' || right.type === 'dynamic') return null;
    const comparable = left.type === right.type || (isNumber(left.type) && isNumber(right.type));
    if (comparable) return comparison(left.type, right.type)(left.value, right.value);
    const target = a === 'dynamic' ? right.type : left.type;
    return comparison(target, target)(
      converter(left.type, target)(left.value),
      converter(right.type, target)(right.value),
    );
  };
}
