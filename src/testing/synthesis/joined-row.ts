import type { Expr, JoinPlan, Plan } from '../../engine/query-parts.js';
import { DeadEnd } from './choices.js';
import { type Asked, absent, columnOf, rowOf } from './row-of.js';
import { substituted } from './substitute.js';
import { SymbolicRow, type World } from './world.js';

type Side = 'left' | 'right';

/** The sides that a row of the result may come from, both first. */
const SIDES: Readonly<Record<JoinPlan['kind'], readonly (readonly Side[])[]>> = {
  inner: [['left', 'right']],
  innerunique: [['left', 'right']],
  leftouter: [['left', 'right'], ['left']],
  rightouter: [['left', 'right'], ['right']],
  fullouter: [['left', 'right'], ['left'], ['right']],
  leftsemi: [['left', 'right']],
  rightsemi: [['left', 'right']],
  leftanti: [['left']],
  rightanti: [['right']],
};

/** A row of a join: one of each side with equal keys, or of one side alone. */
export function joinedRow(plan: JoinPlan, world: World, asked: Asked): SymbolicRow {
  const sides = world.choices.pick(SIDES[plan.kind]);
  const rowAt = (side: Side) =>
    sides.includes(side) ? rowOf(plan.inputs[side === 'left' ? 0 : 1] as Plan, world, asked) : null;
  const [left, right] = [rowAt('left'), rowAt('right')];
  if (left === null && right === null) throw new DeadEnd('a join of nothing');
  if (left !== null && right !== null) {
    for (const key of plan.keys) {
      world.demand({
        kind: 'equal',
        left: substituted(key.left, left, world),
        right: substituted(key.right, right, world),
      });
    }
  }
  const rows = { left, right };
  return new SymbolicRow(
    new Map(
      plan.columns.map(({ name, type, side, from }): [string, () => Expr] => {
        const row = rows[side];
        return [name, row === null ? () => absent(type) : () => columnOf(row, from)];
      }),
    ),
    (name) => left?.get(name) ?? right?.get(name) ?? null,
  );
}
