// Rows to be left out of a query's answer, by conditions of their own: from text to where the plan leaves them out.

import { type BindOptions, bind } from './bind.js';
import { QueryError } from './diagnostics/query-error.js';
import type { WherePlan } from './language/operators/where.js';
import { excludeEvents, excludePlan } from './plan/exclude.js';
import type { Schema } from './plan/language.js';
import type { Expr, Plan } from './plan/plan.js';
import type { Copied } from './plan/rebuild.js';
import type { Column } from './values/types.js';

/** Rows to be left out of a query's answer, though the query as written has them. */
export interface Exclusion {
  /** the table whose events are left out; null for rows of the result */
  readonly table: string | null;
  /** what is so of such a row: a condition over the columns of the table or of the result */
  readonly condition: string;
  /** statements before it, such as `let ranges = …;` */
  readonly declarations?: string;
}

/** What exclusions do to the parts of a query. */
export interface Excluder {
  /** without the events of tables that are excluded */
  events<T extends Plan | Expr>(from: T): T;
  /** without the rows of the result that are excluded */
  rows(plan: Plan): Plan;
}

/**
 * @param copied is told of each part of a query and what stands for it without its events
 * @throws ExclusionError where a condition is wrong: at once for one over events, over the result once its columns are known
 */
export function excluder(
  exclusions: readonly Exclusion[],
  schema: Schema,
  evaluate: BindOptions['evaluate'],
  copied?: Copied,
): Excluder {
  const byTable = new Map<string, { number: number; condition: Expr }[]>();
  exclusions.forEach((exclusion, number) => {
    const { table } = exclusion;
    if (table === null) return;
    const conditions = byTable.get(table) ?? [];
    conditions.push({ number, condition: conditionOf(exclusion, table, schema, evaluate) });
    byTable.set(table, conditions);
  });
  return {
    events: (from) => (byTable.size === 0 ? from : excludeEvents(from, (table) => byTable.get(table) ?? [], copied)),
    rows: (plan) =>
      excludePlan(
        plan,
        exclusions.flatMap((exclusion, number) => {
          if (exclusion.table !== null) return [];
          const withResult = {
            ...schema,
            table: (name: string) => (name === RESULT ? plan.columns : schema.table(name)),
          };
          return [{ number, condition: conditionOf(exclusion, RESULT, withResult, evaluate) }];
        }),
      ),
  };
}

/** The name under which an exclusion's condition is bound over a result; no table of a database has it. */
const RESULT = '$result';

function conditionOf(exclusion: Exclusion, table: string, schema: Schema, evaluate?: BindOptions['evaluate']): Expr {
  const { text, ownOffset } = boundText(exclusion, table);
  const { diagnostics, plan } = bind(text, schema, evaluate === undefined ? {} : { evaluate });
  const errors = diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0) {
    const moved = errors.map((error) => ({ ...error, start: ownOffset(error.start) }));
    throw new ExclusionError(exclusion, new QueryError(moved, exclusionText(exclusion)));
  }
  if (plan?.op !== 'where') throw new ExclusionError(exclusion, null);
  return (plan as WherePlan).predicate;
}

/** What is bound for an exclusion, and where an offset in it lies in the exclusion's own text. */
function boundText(exclusion: Exclusion, table: string): { text: string; ownOffset: (offset: number) => number } {
  const { condition, declarations = '' } = exclusion;
  const before = `${declarations}\n;['${table}']\n| where\n`;
  const ownStart = exclusionText(exclusion).length - condition.length;
  return {
    text: before + condition,
    ownOffset: (offset) => (offset < declarations.length ? offset : ownStart + Math.max(0, offset - before.length)),
  };
}

/** The declarations of an exclusion, on lines of their own, and its condition: the text in which its errors have their places. */
export function exclusionText({ condition, declarations = '' }: Exclusion): string {
  return declarations === '' ? condition : `${declarations}\n${condition}`;
}

/**
 * What is wrong with an exclusion, told without a run; null where nothing is.
 * @param columns of the table or of the result
 */
export function mistakeInExclusion(
  exclusion: Exclusion,
  columns: readonly Column[],
  schema: Schema,
): ExclusionError | null {
  const over = exclusion.table ?? RESULT;
  const table = (name: string) => (name === over ? columns : schema.table(name));
  try {
    conditionOf(exclusion, over, { ...schema, table });
    return null;
  } catch (error) {
    if (!(error instanceof ExclusionError)) throw error;
    return error;
  }
}

/** An exclusion whose condition is none. */
export class ExclusionError extends Error {
  override readonly name = 'ExclusionError';

  constructor(
    readonly exclusion: Exclusion,
    /** the errors of its text (`exclusionText`); null where its condition is more than a condition */
    readonly errors: QueryError | null,
  ) {
    super(errors?.message ?? `'${exclusion.condition.trim()}' is no condition: it goes on with other steps`);
  }
}
