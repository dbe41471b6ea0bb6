import { isNumber } from '../../plan/types.js';
import type { CallSite } from '../../run/kernel.js';
import { keyOf } from '../../values/compare.js';
import { converter, scalarOf } from '../../values/convert.js';
import type { Dynamic } from '../../values/dynamic.js';
import { foldCase } from '../../values/fold.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type Overload, preparedWithNulls } from '../define.js';
import { itemsOf, listKernel } from './_list.js';

/** `in`, `in~` and their negations: total; a null is in no list. */
export function inOverloads(ignoreCase: boolean, negated: boolean): Overload[] {
  const left = ignoreCase ? 'left: string|dynamic' : 'left: scalar';
  const make = (call: CallSite) => {
    const type = call.types[0] ?? 'dynamic';
    return listKernel(call, (values, types) => {
      const keys = new Set(itemsOf(values, types).flatMap((item) => keysOf(item, type, ignoreCase)));
      return (value) => (value !== null && leftKeys(value, type, ignoreCase).some((key) => keys.has(key))) !== negated;
    });
  };
  return [
    preparedWithNulls([left, 'right: table'], 'bool', make),
    preparedWithNulls([left, 'right...: scalar'], 'bool', make),
  ];
}

/** The key of an item as a value of the left side's type; none where it is null or cannot be one. */
function keysOf(item: Dynamic, type: ScalarType, ignoreCase: boolean): unknown[] {
  if (item === null) return [];
  if (type === 'dynamic') return [dynamicKey(item, ignoreCase)];
  const { type: from, value } = scalarOf(item);
  const meets = from === type || isNumber(from) === isNumber(type) || from === 'string';
  const converted = meets ? converter(from, type)(value) : null;
  return converted === null ? [] : [key(converted, type, ignoreCase)];
}

function leftKeys(value: Exclude<Value, null>, type: ScalarType, ignoreCase: boolean): unknown[] {
  return [type === 'dynamic' ? dynamicKey(value as Exclude<Dynamic, null>, ignoreCase) : key(value, type, ignoreCase)];
}

function key(value: Value, type: ScalarType, ignoreCase: boolean): unknown {
  return ignoreCase && typeof value === 'string' ? foldCase(value) : keyOf(type)(value);
}

/** Numbers inside dynamics are equal across their types, everything else by its text. */
function dynamicKey(value: Exclude<Dynamic, null>, ignoreCase: boolean): unknown {
  const { type, value: inner } = scalarOf(value);
  if (isNumber(type)) return Number(converter(type, 'real')(inner));
  const text = converter('dynamic', 'string')(value) as string;
  return ignoreCase ? foldCase(text) : text;
}
