import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import { type Dynamic, isArray, isBag } from '../../values/dynamic.js';
import { defineInfix, prepared, withMember } from '../define.js';

/** A name, or a position from the beginning. */
function constantKey({ constants: [, key], types: [, type] }: CallSite): string | number | undefined {
  if (type === 'string') return typeof key === 'string' ? key : undefined;
  if (type === 'dynamic' || key === undefined || key === null || Number(key) < 0) return undefined;
  return Number(key);
}

export default defineInfix({
  name: '[]',
  summary:
    'A property of a bag by its name, or an element of an array by its position, from the end where that is negative; null where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/scalar-data-types/dynamic#dynamic-object-accessors',
  overloads: [
    withMember(
      prepared(['target: dynamic', 'key: int|long|string|dynamic'], 'dynamic', ({ types }) => {
        const toLong = converter(types[1] ?? 'long', 'long');
        const toText = converter(types[1] ?? 'string', 'string');
        const byName = types[1] === 'string' || types[1] === 'dynamic';
        return (target, key): Dynamic => {
          if (isBag(target)) return byName ? (target.get(toText(key) as string) ?? null) : null;
          if (!isArray(target) || types[1] === 'string') return null;
          const position = toLong(key);
          if (typeof position !== 'bigint') return null;
          return target.at(Number(position)) ?? null;
        };
      }),
      constantKey,
    ),
  ],
  examples: [
    { kql: 'print dynamic({"a": {"b": 7}}).a.b', result: 7 },
    { kql: 'print dynamic([1, 2, 3])[-1]', result: 3 },
    { kql: 'print isnull(dynamic({"a": 1}).b)', result: true },
  ],
});
