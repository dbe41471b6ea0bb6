// Why a join gave nothing of a row: which key the other side has not, or has.

import type { JoinPlan } from '../language/operators/_hash-join.js';
import { columnsRead, type Expr } from '../plan/plan.js';
import { GroupIndex } from '../run/group.js';
import { NO_NUMBER } from '../run/pair-numbers.js';
import type { Batch } from '../values/batch.js';
import { type ShownValue, textOfStep, valuesAt } from './condition.js';
import { type Refusal, refusal } from './refusal.js';
import type { Trace, TracedRows } from './trace.js';

export function joinRefusal(plan: JoinPlan, step: TracedRows, input: number, row: number, trace: Trace): Refusal {
  const { batch } = step.inputs[input] as TracedRows;
  const other = step.inputs[1 - input] as TracedRows;
  const [own, theirs] = input === 0 ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const keys = plan.keys.map((key) => key[own]);
  const otherKeys = plan.keys.map((key) => key[theirs]);
  const values = valuesAt(keys, batch, row, trace);
  const matches = matchesOf(keys, batch.select(Uint32Array.of(row)), otherKeys, other.batch, trace);
  if (matches > 0 && /anti/.test(plan.kind)) {
    return refusal('match', `${matches} of ${other.batch.length} rows of the ${theirs} side have its key`, { values });
  }
  if (matches > 0) return refusal('other row', 'another row with its key stands for it', { values });
  const lost = lostMatches(keys, batch.select(Uint32Array.of(row)), otherKeys, other, trace);
  const sideRows = `none of the ${other.batch.length} rows of the ${theirs} side has its key`;
  return refusal('no match', lost === null ? sideRows : `${sideRows}; ${lost}`, { values: named(values, keys) });
}

/** The values under the names of the keys alone. */
function named(values: readonly ShownValue[], keys: readonly Expr[]): ShownValue[] {
  const names = new Set(keys.flatMap((key) => [...columnsRead(key)]));
  return values.filter(({ name }) => names.has(name));
}

/** Rows of a batch with the key of a row. */
function matchesOf(
  keys: readonly Expr[],
  row: Batch,
  otherKeys: readonly Expr[],
  other: Batch,
  { context }: Trace,
): number {
  if (other.length === 0) return 0;
  const index = new GroupIndex(keys.map(({ type }) => type));
  index.groupsOf(
    keys.map((key) => context.evaluate(key, row)),
    1,
  );
  const groups = index.find(
    otherKeys.map((key) => context.evaluate(key, other)),
    other.length,
  );
  return groups.reduce((count, group) => (group === NO_NUMBER ? count : count + 1), 0);
}

/** Which step of the other side dropped the rows that would have matched; null where there were none. */
function lostMatches(
  keys: readonly Expr[],
  row: Batch,
  otherKeys: readonly Expr[],
  other: TracedRows,
  trace: Trace,
): string | null {
  const names = otherKeys.flatMap((key) => [...columnsRead(key)]);
  for (let step = other; ; ) {
    const [below, ...others] = step.inputs;
    if (below === undefined || others.length > 0) return null;
    const types = new Map(step.plan.columns.map(({ name, type }) => [name, type]));
    if (!names.every((name) => below.plan.columns.some((c) => c.name === name && c.type === types.get(name)))) {
      return null;
    }
    const matches = matchesOf(keys, row, otherKeys, below.batch, trace);
    if (matches > 0) return `${matches} that had it were dropped there by: ${textOfStep(step.plan)}`;
    step = below;
  }
}
