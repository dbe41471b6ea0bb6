// Values of variables that meet conditions.

import type { Evaluation, TypedValue } from '../../engine/evaluation.js';
import type { CallExpr, Expr } from '../../engine/query-parts.js';
import type { Choices } from './choices.js';
import { compare, demand } from './demand.js';
import { variablesOf, Wishes } from './wishes.js';
import type { Condition, World } from './world.js';

interface Comparison {
  readonly operator: string;
  readonly left: Expr;
  readonly right: Expr;
  readonly original: CallExpr | null;
}

/** The work of one attempt. */
export class Demands {
  readonly wishes: Wishes;
  private readonly deferred: Comparison[] = [];

  constructor(
    private readonly world: World,
    readonly choices: Choices,
    readonly evaluation: Evaluation,
    readonly now: bigint,
  ) {
    this.wishes = new Wishes(world, evaluation, now);
  }

  /** The conditions that read one variable and no other. */
  conditionsOn(variable: string): Expr[] {
    return this.world.conditions.flatMap((condition) => {
      if (condition.kind !== 'true') return [];
      const names = variablesOf(condition.expr);
      return names.size === 1 && names.has(variable) ? [condition.expr] : [];
    });
  }

  /** Leaves a comparison of two open values until all others are made. */
  defer(comparison: Comparison): void {
    this.deferred.push(comparison);
  }

  /** Takes one side of what was left as it has turned out, and wants the other to go with it. */
  settle(): void {
    for (const { operator, left, right, original } of this.deferred.splice(0)) {
      const wanted = this.wishes.of(left) !== null || this.wishes.of(right) === null;
      const [open, kept] = wanted ? [left, right] : [right, left];
      const operators = wanted ? operator : (FLIPPED[operator] ?? operator);
      compare(operators, open, this.wishes.constantOf(kept), original, this);
    }
  }
}

const FLIPPED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

export interface Solution {
  readonly values: ReadonlyMap<string, TypedValue>;
  /** conditions that these values do not meet, or of which that cannot be told */
  readonly unmet: readonly Condition[];
}

/** @throws DeadEnd where the choices lead nowhere */
export function solve(world: World, choices: Choices, evaluation: Evaluation, now: bigint): Solution {
  const demands = new Demands(world, choices, evaluation, now);
  // Values that are one have to be known as such before something is wanted of them.
  for (const condition of world.conditions) {
    if (condition.kind === 'equal') compare('==', condition.left, condition.right, null, demands);
  }
  for (const condition of world.conditions) {
    if (condition.kind === 'true') demand(condition.expr, true, demands);
  }
  for (const condition of world.conditions) {
    if (condition.kind !== 'distinct') continue;
    for (const [i, expr] of condition.exprs.entries()) demands.wishes.of(expr)?.vary(i);
  }
  demands.settle();
  demands.settle();
  const values = demands.wishes.values();
  for (const { left, right } of equalities(world)) {
    for (const [name, value] of [...demands.wishes.values(left), ...demands.wishes.values(right)]) {
      if (!values.has(name)) values.set(name, value);
    }
  }
  return { values, unmet: world.conditions.filter((condition) => !isMet(condition, values, evaluation)) };
}

const equalities = ({ conditions }: World) =>
  conditions.flatMap((condition) => (condition.kind === 'equal' ? [condition] : []));

export function isMet(condition: Condition, values: ReadonlyMap<string, TypedValue>, evaluation: Evaluation): boolean {
  const value = (expr: Expr) => evaluation.value(expr, values);
  try {
    switch (condition.kind) {
      case 'true':
        return value(condition.expr) === true;
      case 'equal':
        return same(value(condition.left), value(condition.right));
      case 'distinct':
        return new Set(condition.exprs.map((expr) => String(value(expr)))).size === condition.exprs.length;
    }
  } catch {
    return false;
  }
}

const same = (left: unknown, right: unknown) => left === right || String(left) === String(right);
