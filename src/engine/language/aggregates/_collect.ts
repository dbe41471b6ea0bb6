import type { CallSite } from '../../run/kernel.js';
import { keyOf } from '../../values/compare.js';
import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type AggregateOverload, foldWithNulls } from '../define.js';

/** The most elements that a list or set takes where the query names no number. */
export const DEFAULT_SIZE = 1_048_576;

interface CollectOptions {
  readonly distinct: boolean;
  readonly conditional: boolean;
  readonly withNulls?: boolean;
  readonly size?: number;
}

/** Folds of `make_list`, `make_set` and their forms. */
export function collectFolds({ distinct, conditional, withNulls = false, size = DEFAULT_SIZE }: CollectOptions): AggregateOverload[] {
  const condition = conditional ? ['predicate: bool'] : [];
  const parameters: readonly string[] = ['expr: scalar', ...condition, ...(withNulls ? [] : ['maxSize?: integer'])];
  const limit = (call: CallSite) => limitOf(call, conditional ? 2 : 1, size);
  const type = (call: CallSite) => call.types[0] ?? 'dynamic';
  if (distinct) return [foldWithNulls(parameters, 'dynamic', (call) => setFold(type(call), limit(call), conditional))];
  return [foldWithNulls(parameters, 'dynamic', (call) => listFold(type(call), limit(call), conditional, withNulls))];
}

function limitOf({ constants }: CallSite, index: number, size: number): number {
  const given = constants[index];
  return given === undefined || given === null ? size : Math.min(Number(given), DEFAULT_SIZE);
}

const isWanted = (conditional: boolean, rest: readonly Value[]) => !conditional || rest[0] === true;

function listFold(type: ScalarType, limit: number, conditional: boolean, withNulls: boolean) {
  return {
    init: (): Dynamic[] => [],
    step: (list: Dynamic[], value: Value, ...rest: Value[]) => {
      if (isWanted(conditional, rest) && (withNulls || value !== null) && list.length < limit) list.push(toDynamic(value, type));
      return list;
    },
    merge: (a: Dynamic[], b: Dynamic[]) => {
      for (const item of b) if (a.length < limit) a.push(item);
      return a;
    },
    finish: (list: Dynamic[]): Dynamic => list,
  };
}

/** The elements of arrays count one by one. */
function setFold(type: ScalarType, limit: number, conditional: boolean) {
  const key = keyOf('dynamic');
  const add = (set: Map<unknown, Dynamic>, item: Dynamic) => {
    if (item === null || set.size >= limit) return;
    const itemKey = typeof item === 'string' ? `"${item}` : key(item);
    if (!set.has(itemKey)) set.set(itemKey, item);
  };
  return {
    init: () => new Map<unknown, Dynamic>(),
    step: (set: Map<unknown, Dynamic>, value: Value, ...rest: Value[]) => {
      if (!isWanted(conditional, rest) || value === null) return set;
      const item = toDynamic(value, type);
      if (isArray(item)) for (const element of item) add(set, element);
      else add(set, item);
      return set;
    },
    merge: (a: Map<unknown, Dynamic>, b: Map<unknown, Dynamic>) => {
      for (const item of b.values()) add(a, item);
      return a;
    },
    finish: (set: Map<unknown, Dynamic>): Dynamic => [...set.values()],
  };
}
