// What stands after `on` in `join` and `lookup`: the pairs of columns that have to be equal.

import type { Binder } from '../../plan/binder.js';
import { column, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, Name } from '../../syntax/tree.js';
import type { Column, ScalarType } from '../../values/types.js';

/** Two expressions of one type, each over its own side. */
export interface JoinKey {
  readonly left: Expr;
  readonly right: Expr;
  readonly leftColumn: string;
  readonly rightColumn: string;
}

/** The two sides of a join, with what names mean there. */
interface Sides {
  readonly left: Plan;
  readonly right: Plan;
  readonly scope: Scope;
  readonly binder: Binder;
}

/** The conditions after `on`; none where the word is missing. */
export function parseJoinConditions(parser: Parser): Expression[] {
  return parser.accept('on') === null ? [] : parser.list(() => parser.expression());
}

/** The keys that the conditions name; what is no condition of a join is reported. */
export function bindJoinKeys(conditions: readonly Expression[], sides: Sides): JoinKey[] {
  return conditions.flatMap((condition) => keysOf(condition, sides));
}

const HINT = 'write the name of a column of both sides, or `$left.a == $right.b`';

function keysOf(condition: Expression, sides: Sides): JoinKey[] {
  if (condition.kind === 'name') return commonKey(condition, sides);
  if (condition.kind === 'binary' && condition.operator === 'and') {
    return [...keysOf(condition.left, sides), ...keysOf(condition.right, sides)];
  }
  if (condition.kind === 'binary' && condition.operator === '==') {
    const left = sideColumn(condition.left, '$left', sides);
    const right = sideColumn(condition.right, '$right', sides);
    return left === null || right === null ? [] : keyOfColumns(left, right, condition, sides);
  }
  sides.binder.error('KS182', 'a join compares columns for equality and nothing else', condition.span, HINT);
  return [];
}

/** `on a`: the column of this name on both sides. */
function commonKey(name: Name, { left, right, binder }: Sides): JoinKey[] {
  const [a, b] = [find(name, left), find(name, right)];
  if (a === null || b === null) {
    const missing =
      a === null ? (b === null ? 'neither side has it' : 'the left side has none') : 'the right side has none';
    binder.error('KS145', `the column '${name.name}' has to be on both sides of the join; ${missing}`, name.span, HINT);
    return [];
  }
  if (a.type !== b.type && a.known && b.known) {
    const message = `the column '${name.name}' is ${a.type} on the left side and ${b.type} on the right`;
    binder.error('KS227', message, name.span, 'bring both to one type before the join');
  }
  return [keyOf(a, b)];
}

/** A column of one side; one that only runs may know is `dynamic` until then. */
interface SideColumn extends Column {
  readonly known: boolean;
}

function find({ name }: Name, side: Plan): SideColumn | null {
  const found = side.columns.find((c) => c.name === name);
  if (found !== undefined) return { ...found, known: true };
  return side.open ? { name, type: 'dynamic', known: false } : null;
}

function sideColumn(
  node: Expression,
  side: '$left' | '$right',
  { left, right, scope, binder }: Sides,
): SideColumn | null {
  const name = nameOn(side, node);
  if (name === null) {
    binder.error('KS183', `this side of '==' has to be a column \`${side}.…\``, node.span, HINT);
    return null;
  }
  const plan = side === '$left' ? left : right;
  const found = find(name, plan);
  if (found === null) binder.unknownName(name, scope.withRow(plan));
  return found;
}

/** The name in `$left.name` and `$left.['name']`. */
function nameOn(side: '$left' | '$right', node: Expression): Name | null {
  if ((node.kind !== 'member' && node.kind !== 'index') || node.target.kind !== 'name' || node.target.name !== side)
    return null;
  if (node.kind === 'member') return node.member;
  const { index } = node;
  if (index.kind !== 'literal' || typeof index.value !== 'string') return null;
  return { kind: 'name', name: index.value, bracketed: true, span: index.span };
}

function keyOfColumns(left: SideColumn, right: SideColumn, condition: Expression, { binder }: Sides): JoinKey[] {
  if (left.known && right.known) {
    if (left.type === 'dynamic' || right.type === 'dynamic') {
      const hint = 'compare scalars of it: `extend key = tostring(…)` before the join';
      binder.error('KS241', 'a dynamic value cannot be the key of a join', condition.span, hint);
    } else if (promoted(left.type) !== promoted(right.type)) {
      const message = `the keys of a join are of one type, found ${left.type} and ${right.type}`;
      binder.error('KS242', message, condition.span, 'convert one of them before the join');
    }
  }
  return [keyOf(left, right)];
}

function keyOf(left: SideColumn, right: SideColumn): JoinKey {
  const type = promoted(left.type);
  const sides = [left, right].map((side) => convertTo(type, column({ name: side.name, type: side.type }))) as [
    Expr,
    Expr,
  ];
  return { left: sides[0], right: sides[1], leftColumn: left.name, rightColumn: right.name };
}

function promoted(type: ScalarType): ScalarType {
  return type === 'int' ? 'long' : type;
}
