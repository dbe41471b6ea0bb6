// The wishes for all slots, of which some are one and the same.

import type { Evaluation, TypedValue } from '../../engine/evaluation.js';
import { constant, type Expr } from '../../engine/query-parts.js';
import type { Value } from '../../engine/values/types.js';
import { keyOf, type Slot, slotOf } from './slot.js';
import { usualValue } from './usual-values.js';
import { variableValue, type WantedSlot } from './values-of.js';
import { Wish } from './wish.js';
import type { World } from './world.js';

export class Wishes {
  private readonly slots = new Map<string, Slot>();
  private readonly wishes = new Map<string, Wish>();
  private readonly sameAs = new Map<string, string>();
  private readonly usual: (name: string) => Value;

  constructor(
    private readonly world: World,
    private readonly evaluation: Evaluation,
    now: bigint,
  ) {
    this.usual = (name) => {
      const variable = world.variables.get(name);
      if (variable === undefined) return null;
      return usualValue(variable.column, world.events.indexOf(variable.event) + 1, now);
    };
  }

  /** The wish for the slot that an expression is; null where it is none. */
  of(expr: Expr): Wish | null {
    const slot = slotOf(expr);
    if (slot === null) return null;
    const key = this.rootOf(keyOf(slot));
    this.slots.set(keyOf(slot), slot);
    let wish = this.wishes.get(key);
    if (wish === undefined) {
      wish = new Wish(expr.type);
      this.wishes.set(key, wish);
    }
    return wish;
  }

  /** Makes one value of two. The wishes of both have to be uttered after it. */
  unite(left: Expr, right: Expr): boolean {
    const [one, other] = [slotOf(left), slotOf(right)];
    if (one === null || other === null) return false;
    for (const slot of [one, other]) this.slots.set(keyOf(slot), slot);
    const [a, b] = [this.rootOf(keyOf(one)), this.rootOf(keyOf(other))];
    if (a === b) return true;
    if (this.wishes.has(b) && this.wishes.has(a)) return false;
    const [from, to] = this.wishes.has(a) ? [b, a] : [a, b];
    this.sameAs.set(from, to);
    return true;
  }

  private rootOf(key: string): string {
    const next = this.sameAs.get(key);
    return next === undefined ? key : this.rootOf(next);
  }

  /** The value of an expression as things stand. */
  valueOf(expr: Expr): Value {
    return this.evaluation.value(expr, this.values(expr));
  }

  constantOf(expr: Expr): Expr {
    return constant(expr.type, this.valueOf(expr));
  }

  /** The values of all variables, or of those that an expression reads. */
  values(of?: Expr): Map<string, TypedValue> {
    const names = of === undefined ? [...this.world.variables.keys()] : [...variablesOf(of)];
    return new Map(names.map((name) => [name, { type: this.typeOf(name, of), value: this.variable(name, of) }]));
  }

  private typeOf(name: string, of?: Expr) {
    return (
      this.world.variables.get(name)?.column.type ??
      (of === undefined ? undefined : variablesTypes(of).get(name)) ??
      'string'
    );
  }

  private variable(name: string, of?: Expr): Value {
    const column = this.world.variables.get(name)?.column ?? { name, type: this.typeOf(name, of) };
    const own = [...this.slots].filter(([, { variable }]) => variable === name);
    const wanted = own.map(([key, slot]): WantedSlot => ({ slot, wish: this.wishFor(this.rootOf(key), column.type) }));
    return variableValue(column, wanted, this.usualOf(name, own));
  }

  /** One value for all that are the same: that of the first of them. */
  private usualOf(name: string, own: readonly (readonly [string, Slot])[]): Value {
    const whole = own.find(([, { path }]) => path.length === 0);
    if (whole === undefined) return this.usual(name);
    const root = this.slots.get(this.rootOf(whole[0]));
    return root === undefined ? this.usual(name) : this.usual(root.variable);
  }

  private wishFor(root: string, type: Expr['type']): Wish {
    let wish = this.wishes.get(root);
    if (wish === undefined) {
      wish = new Wish(type);
      this.wishes.set(root, wish);
    }
    return wish;
  }
}

export function variablesTypes(expr: Expr): Map<string, Expr['type']> {
  if (expr.kind === 'column') return new Map([[expr.name, expr.type]]);
  const inner = expr.kind === 'call' ? expr.args : expr.kind === 'convert' ? [expr.operand] : [];
  return new Map(inner.flatMap((part) => [...variablesTypes(part)]));
}

export const variablesOf = (expr: Expr): ReadonlySet<string> => new Set(variablesTypes(expr).keys());
