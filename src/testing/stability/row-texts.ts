// Rows as texts that are equal where the rows say the same, so that results can be compared whatever the order of their rows.

import type { Plan, SummarizePlan } from '../../engine/query-parts.js';
import type { TracedRows } from '../../engine/trace/trace.js';
import type { Plain } from '../../engine/values/json.js';
import { plainOf, stringifyPlain } from '../../engine/values/plain.js';
import { readerOf } from '../../engine/values/vector.js';

/** Digits of a real that count: sums of the same numbers in another order differ in the last ones. */
const DIGITS = 12;

export type RowsOfStep = Pick<TracedRows, 'plan' | 'batch'>;

/** The texts of all rows of a step, as far as some of its columns go. */
export function rowTexts({ plan, batch }: RowsOfStep, columns: readonly string[]): string[] {
  const sets = setColumns(plan);
  const types = new Map(plan.columns.map(({ name, type }) => [name, type]));
  const readers = columns.map((name) => {
    const read = readerOf(batch.column(name));
    const plain = plainOf(types.get(name) ?? 'dynamic');
    const isSet = sets.has(name);
    return (row: number) => stringifyPlain(settled(plain(read(row)), isSet));
  });
  return Array.from({ length: batch.length }, (_, row) => readers.map((read) => read(row)).join('\n'));
}

/** The texts that only one side has, each as often as it has it more often. */
export function differenceOf(
  some: readonly string[],
  others: readonly string[],
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const counts = new Map<string, number>();
  for (const text of some) counts.set(text, (counts.get(text) ?? 0) + 1);
  const come = others.filter((text) => {
    const left = counts.get(text) ?? 0;
    if (left > 0) counts.set(text, left - 1);
    return left === 0;
  });
  return { gone: [...counts].flatMap(([text, count]) => Array.from({ length: count }, () => text)), come };
}

/** A value without what says nothing: the order of a set's elements and of a bag's properties, the last digits of a real. */
function settled(value: Plain, isSet: boolean): Plain {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) {
    const elements = value.map((element) => settled(element, false));
    return isSet ? elements.sort((a, b) => compareTexts(stringifyPlain(a), stringifyPlain(b))) : elements;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareTexts(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, settled(item, false)]));
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const known = new WeakMap<Plan, ReadonlySet<string>>();

/** The columns of a step that hold sets as `make_set` made them, whose elements have no order. */
function setColumns(plan: Plan): ReadonlySet<string> {
  let names = known.get(plan);
  if (names === undefined) {
    names = findSetColumns(plan);
    known.set(plan, names);
  }
  return names;
}

function findSetColumns(plan: Plan): ReadonlySet<string> {
  if (plan.op === 'summarize') return madeSets(plan as SummarizePlan);
  const below = plan.inputs.map(setColumns);
  const isSet = (name: string) => below.some((names) => names.has(name));
  const { items } = plan as Plan & { readonly items?: SummarizePlan['outputs'] };
  const renamed = new Map(items?.map(({ name, expr }) => [name, expr.kind === 'column' ? expr.name : null]));
  const names = plan.columns.map(({ name }) => name);
  return new Set(
    names.filter((name) => {
      const from = renamed.has(name) ? renamed.get(name) : name;
      return from != null && isSet(from);
    }),
  );
}

function madeSets({ aggregates, outputs }: SummarizePlan): Set<string> {
  const sets = new Set(
    aggregates.filter((a) => /^make_?set/.test(a.function)).flatMap(({ columns }) => columns.map(({ name }) => name)),
  );
  return new Set(outputs.filter(({ expr }) => expr.kind === 'column' && sets.has(expr.name)).map(({ name }) => name));
}
