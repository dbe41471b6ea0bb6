// From wishes for slots to the values of variables.

import type { TypedValue } from '../../engine/evaluation.js';
import { convert } from '../../engine/values/convert.js';
import { type Dynamic, toDynamic } from '../../engine/values/dynamic.js';
import { formatDynamic } from '../../engine/values/json.js';
import type { Column, ScalarType, Value } from '../../engine/values/types.js';
import type { Slot, Step } from './slot.js';
import type { Wish } from './wish.js';

export interface WantedSlot {
  readonly slot: Slot;
  readonly wish: Wish;
}

/** The value of a variable by the wishes for it and for what is in it. */
export function variableValue({ type }: Column, wanted: readonly WantedSlot[], usual: Value): Value {
  const [whole] = wanted.filter(({ slot }) => slot.path.every(({ kind }) => kind === 'json'));
  const inner = wanted.filter(({ slot }) => slot.path.some(({ kind }) => kind !== 'json'));
  if (inner.length === 0 || (whole !== undefined && !whole.wish.isFree)) {
    return whole === undefined ? usual : typed(whole.wish.value(usual), type);
  }
  const content = contentOf(inner, 0);
  return type === 'string' ? formatDynamic(content) : content;
}

function typed({ type, value }: TypedValue, wanted: ScalarType): Value {
  if (type === wanted) return value;
  return wanted === 'dynamic' ? toDynamic(value, type) : convert(value, type, wanted);
}

/** The JSON that slots ask for from their step `depth` on. */
function contentOf(wanted: readonly WantedSlot[], depth: number): Dynamic {
  const deeper = wanted.filter(({ slot }) => slot.path.length > depth);
  const [first] = deeper;
  if (first === undefined) return leafOf(wanted);
  const step = first.slot.path[depth] as Step;
  const alike = deeper.filter(({ slot }) => slot.path[depth]?.kind === step.kind);
  if (step.kind === 'json') {
    const content = contentOf(alike, depth + 1);
    return depth === 0 ? content : formatDynamic(content);
  }
  const groups = new Map<string | number, WantedSlot[]>();
  for (const one of alike) {
    const own = one.slot.path[depth] as Step;
    const key = own.kind === 'key' ? own.key : own.kind === 'index' ? own.index : 0;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  if (step.kind === 'key')
    return new Map([...groups].map(([key, inner]) => [String(key), contentOf(inner, depth + 1)]));
  const last = Math.max(...[...groups.keys()].map(Number));
  return Array.from({ length: last + 1 }, (_, i) => {
    const inner = groups.get(i);
    return inner === undefined ? null : contentOf(inner, depth + 1);
  });
}

function leafOf([first]: readonly WantedSlot[]): Dynamic {
  if (first === undefined) return null;
  const { wish, slot } = first;
  if (wish.items > 0) return Array.from({ length: wish.items }, (_, i) => `item${i + 1}`);
  const step = slot.path.at(-1);
  const { type, value } = wish.value(step?.kind === 'key' ? `${step.key}1` : 'value1');
  return toDynamic(value, type);
}
