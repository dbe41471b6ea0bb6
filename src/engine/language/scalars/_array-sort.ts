// `array_sort_asc` and `array_sort_desc`: the first array is sorted, and the others are brought into the same order.

import type { FunctionBinding } from '../../plan/language.js';
import { compareText } from '../../values/compare.js';
import { type Dynamic, DynamicScalar, isArray } from '../../values/dynamic.js';
import type { Value } from '../../values/types.js';
import { type Overload, preparedWithNulls } from '../define.js';

const NUMBERS = 0;
const TEXTS = 1;
const GUIDS = 2;
const OTHERS = 3;

/** Numbers and times come before texts, those before guids, those before everything else. */
function kindOf(item: Dynamic): number {
  if (typeof item === 'string') return TEXTS;
  if (typeof item === 'bigint' || typeof item === 'number') return NUMBERS;
  if (!(item instanceof DynamicScalar)) return OTHERS;
  return item.type === 'guid' ? GUIDS : NUMBERS;
}

function numberOf(item: Dynamic): number {
  return item instanceof DynamicScalar ? Number(item.value) : Number(item);
}

function textOf(item: Dynamic): string {
  return item instanceof DynamicScalar ? String(item.value) : String(item);
}

/** The order of two elements of one kind, ascending; what has no order stays as it stands. */
function compareOfKind(kind: number, a: Dynamic, b: Dynamic): number {
  if (kind === OTHERS) return 0;
  if (kind !== NUMBERS) return compareText(textOf(a), textOf(b));
  // Longs may differ where their nearest reals do not.
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  return numberOf(a) - numberOf(b);
}

/** The positions of the elements in their order. */
function order(items: readonly Dynamic[], direction: 1 | -1, nullsLast: boolean): number[] {
  const positions = items.map((_, i) => i);
  return positions.sort((i, j) => {
    const [a, b] = [items[i] ?? null, items[j] ?? null];
    if (a === null || b === null) return a === b ? 0 : (a === null) === nullsLast ? 1 : -1;
    const kind = kindOf(a);
    return kind - kindOf(b) || compareOfKind(kind, a, b) * direction;
  });
}

/** One array sorted, or an array of the several arrays; those that are not as long as the first are null. */
function sortArrays(arrays: readonly Value[], direction: 1 | -1, nullsLast: boolean): Dynamic {
  // The arguments are dynamics by the signature.
  const [first = null, ...others] = arrays as readonly Dynamic[];
  const positions = isArray(first) ? order(first, direction, nullsLast) : null;
  const sorted = (items: Dynamic): Dynamic => {
    if (positions === null || !isArray(items) || items.length !== positions.length) return null;
    return positions.map((i) => items[i] ?? null);
  };
  return others.length === 0 ? sorted(first) : [first, ...others].map(sorted);
}

export function sortOverloads(direction: 1 | -1): Overload[] {
  return [
    preparedWithNulls(
      ['arrays...: array'],
      'dynamic',
      () =>
        (...arrays) =>
          sortArrays(arrays, direction, true),
    ),
    preparedWithNulls(['arrays...: array', 'nulls_last: constant bool'], 'dynamic', ({ constants }) => {
      const nullsLast = constants.at(-1) !== false;
      return (...args) => sortArrays(args.slice(0, -1), direction, nullsLast);
    }),
  ];
}

/** Each array is a column called `array_sorted` by its name, or by its position where it has none. */
export const sortedColumns: FunctionBinding['columns'] = (names, args) => {
  const arrays = args.filter((arg) => arg.type !== 'bool');
  return arrays.map((_, i) => ({ name: `${names[i] ?? `array${i}`}_sorted`, type: 'dynamic' }));
};
