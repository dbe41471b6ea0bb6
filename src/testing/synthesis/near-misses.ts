// Events that only just do not fire a rule: those that do, with one value changed so that one condition fails, or with one event fewer.

import { Evaluation, printedExpression, type TypedValue } from '../../engine/evaluation.js';
import type { Expr } from '../../engine/query-parts.js';
import { parseDatetime } from '../../engine/values/datetime.js';
import { type Events, rowsOf } from './events.js';
import { besides } from './neighbours.js';
import { isMet } from './solve.js';
import { eventsOf, type Fired, type SynthesisOptions } from './synthesize.js';
import { variablesTypes } from './wishes.js';
import type { Condition, World } from './world.js';

export interface NearMiss {
  /** the condition that fails, or what is missing */
  readonly why: string;
  readonly events: Events;
}

/** Near misses of what fires a query, each verified to give no row. */
export function nearMisses(query: string, fired: Fired, options: SynthesisOptions): NearMiss[] {
  const isSilent = ({ events }: NearMiss) => rowsOf(query, events, options.now, options).length === 0;
  const found = [...changedValues(fired, options), ...fewerEvents(fired)].filter(isSilent);
  const seen = new Set<string>();
  return found.filter(({ why }) => !seen.has(why) && seen.add(why));
}

function* changedValues({ world, solution }: Fired, options: SynthesisOptions): Generator<NearMiss> {
  const now = parseDatetime(options.now) ?? 0n;
  const evaluation = new Evaluation(now);
  for (const condition of world.conditions) {
    if (condition.kind !== 'true' || !isMet(condition, solution.values, evaluation)) continue;
    const values = changed(condition.expr, world, solution.values, evaluation);
    if (values === null) continue;
    yield { why: `not ${shown(condition.expr, world)}`, events: eventsOf(world, values, now) };
  }
}

/** Values of which one is another, such that this condition fails and no other; null where none is found. */
function changed(
  expr: Expr,
  world: World,
  values: ReadonlyMap<string, TypedValue>,
  evaluation: Evaluation,
): ReadonlyMap<string, TypedValue> | null {
  for (const [name] of variablesTypes(expr)) {
    const own = values.get(name);
    if (own === undefined || !world.variables.has(name)) continue;
    const others = world.conditions.filter((other) => reads(other, name) && isMet(other, values, evaluation));
    for (const value of besides(own, expr)) {
      const candidate = new Map(values).set(name, { type: own.type, value });
      const failed = others.filter((condition) => !isMet(condition, candidate, evaluation));
      const [only, ...further] = failed;
      if (only?.kind === 'true' && only.expr === expr && further.length === 0) return candidate;
    }
  }
  return null;
}

function reads(condition: Condition, name: string): boolean {
  const exprs =
    condition.kind === 'true'
      ? [condition.expr]
      : condition.kind === 'equal'
        ? [condition.left, condition.right]
        : condition.exprs;
  return exprs.some((expr) => variablesTypes(expr).has(name));
}

/** One event fewer of each table that has several. */
function fewerEvents({ events }: Fired): NearMiss[] {
  return Object.entries(events).flatMap(([table, rows]): NearMiss[] =>
    rows.length < 2 ? [] : [{ why: `one event fewer in ${table}`, events: { ...events, [table]: rows.slice(0, -1) } }],
  );
}

/** Longer conditions are cut. */
const MOST_LETTERS = 90;

function shown(expr: Expr, world: World): string {
  const names = new Map([...world.variables].map(([name, { column }]) => [name, column.name]));
  const text = printedExpression(expr, names);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
