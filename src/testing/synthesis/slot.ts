// Places in the values of variables that an expression stands for: the variable itself, or a property within its JSON.

import type { Expr } from '../../engine/query-parts.js';

/** A key of a bag, a place in an array, or the text of JSON read as what it says. */
export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'json' };

export interface Slot {
  readonly variable: string;
  readonly path: readonly Step[];
}

/** Functions that give what they take, in another type or form. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'tostring',
  'toint',
  'tolong',
  'todouble',
  'toreal',
  'todecimal',
  'todatetime',
  'totimespan',
  'tobool',
  'toboolean',
  'toguid',
  'todynamic',
  'tolower',
  'toupper',
  'trim_start',
  'trim_end',
  'trim',
  'coalesce',
  'replace_string',
  'replace_regex',
  'replace',
  'bin',
  'startofday',
  'startofweek',
  'round',
  'url_decode',
  'parse_json',
  'parse_command_line',
  'make_string',
  'abs',
]);

/** The argument that is the value, where it is not the first. */
const VALUE_ARGUMENT: Readonly<Record<string, number>> = { trim: 1, trim_start: 1, trim_end: 1, replace: 2 };

/** The slot that an expression gives the value of; null where it computes something. */
export function slotOf(expr: Expr): Slot | null {
  if (expr.kind === 'column') return { variable: expr.name, path: [] };
  if (expr.kind === 'convert') return slotOf(expr.operand);
  if (expr.kind !== 'call') return null;
  const inner = expr.args[VALUE_ARGUMENT[expr.function] ?? 0];
  if (inner === undefined) return null;
  if (expr.function === '[]') return within(inner, expr.args[1]);
  if (!TRANSPARENT.has(expr.function)) return null;
  const slot = slotOf(inner);
  const readsJson = expr.type === 'dynamic' && inner.type === 'string';
  return slot !== null && readsJson ? { ...slot, path: [...slot.path, { kind: 'json' }] } : slot;
}

function within(target: Expr, key: Expr | undefined): Slot | null {
  const slot = slotOf(target);
  if (slot === null || key?.kind !== 'constant' || key.value === null) return null;
  const step: Step =
    typeof key.value === 'string'
      ? { kind: 'key', key: key.value }
      : { kind: 'index', index: Math.max(Number(key.value), 0) };
  return { ...slot, path: [...slot.path, step] };
}

/** The argument whose value a call gives, perhaps in another type or form; null where it computes something. */
export function transparentIn(call: Extract<Expr, { kind: 'call' }>): Expr | null {
  if (!TRANSPARENT.has(call.function)) return null;
  return call.args[VALUE_ARGUMENT[call.function] ?? 0] ?? null;
}

export function keyOf({ variable, path }: Slot): string {
  return JSON.stringify([variable, ...path]);
}
