// What a query comes to: its plan as a tree, with what each scan reads and what it can skip data by.

import { columnsNeeded } from './columns-needed.js';
import { language } from './language/language.js';
import { childrenOf, columnsRead, type Expr, type Plan } from './plan/plan.js';
import { printExpression } from './plan/print-expression.js';
import { partsOf, printStep } from './plan/print-plan.js';
import { DEFAULT_RUN_OPTIONS } from './run/context.js';
import { FilterProbe } from './run/input-filters.js';
import type { ScanFilter } from './run/source.js';
import { formatDatetime } from './values/datetime.js';
import { formatTimespan } from './values/timespan.js';
import type { Column, ScalarType } from './values/types.js';

export interface ExplainedStep {
  readonly op: string;
  /** the step with its expressions, as KQL would say it */
  readonly text: string;
  /** expressions that are evaluated once for each distinct value of the one column that they read */
  readonly perValue: readonly { readonly column: string; readonly expression: string }[];
  /** of a table of the database: the columns that are read, how many it has, and the conditions by which data is skipped */
  readonly scan: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly of: number;
    readonly filters: readonly string[];
  } | null;
  /** the step stands in another place of the plan too, where its inputs are shown */
  readonly repeated: boolean;
  readonly inputs: readonly ExplainedStep[];
  /** what `toscalar`, `in` and their like, and operators such as `mv-apply`, run within the step */
  readonly subqueries: readonly ExplainedStep[];
}

/** @param now the clock of the run, in ticks, on which the conditions of the scans depend */
export function explain(plan: Plan, now: bigint): ExplainedStep {
  return new Explanation(now).step(plan, new Set(plan.columns.map((c) => c.name)), []);
}

const isOperator = (name: string) => language.scalar(name)?.infix === true;

class Explanation {
  private readonly probe: FilterProbe;
  private readonly seen = new Set<Plan>();

  constructor(now: bigint) {
    this.probe = new FilterProbe(language, () => undefined, { ...DEFAULT_RUN_OPTIONS, now });
  }

  step(plan: Plan, wanted: ReadonlySet<string>, filters: readonly ScanFilter[]): ExplainedStep {
    const { exprs, subqueries } = partsOf(plan);
    const repeated = plan.inputs.length > 0 && this.seen.has(plan);
    this.seen.add(plan);
    const needed = repeated ? [] : columnsNeeded(plan, wanted);
    const asked = repeated ? [] : this.probe.filtersOfInputs(plan, filters);
    const inputs = repeated ? [] : plan.inputs;
    return {
      op: plan.op,
      text: printStep(plan, isOperator),
      perValue: this.perValue(exprs),
      scan: scanOf(plan, wanted, filters),
      repeated,
      inputs: inputs.map((input, i) => this.step(input, needed[i] ?? new Set(), asked[i] ?? [])),
      subqueries: (repeated ? [] : subqueries).map((query) =>
        this.step(query, new Set(query.columns.map((c) => c.name)), []),
      ),
    };
  }

  /** The largest parts of the expressions that read just one column and always give the same for the same. */
  private perValue(exprs: readonly Expr[]): ExplainedStep['perValue'] {
    const found = new Map<string, string>();
    const visit = (expr: Expr): void => {
      const [column, ...others] = columnsRead(expr);
      if (column === undefined || expr.kind === 'column') return;
      if (others.length === 0 && this.probe.evaluator.isStable(expr))
        found.set(printExpression(expr, isOperator), column);
      else for (const child of childrenOf(expr)) visit(child);
    };
    for (const expr of exprs) visit(expr);
    return [...found].map(([expression, column]) => ({ column, expression }));
  }
}

function scanOf(plan: Plan, wanted: ReadonlySet<string>, filters: readonly ScanFilter[]): ExplainedStep['scan'] {
  if (plan.op !== 'scan') return null;
  const { table } = plan as Plan & { readonly table: string };
  const columns = plan.columns.map((c) => c.name).filter((name) => wanted.has(name));
  return {
    table,
    columns,
    of: plan.columns.length,
    // Parts of texts let queries share a search, but no scan skips data by them.
    filters: filters.filter(isSkippedBy).map((filter) => printFilter(filter, plan.columns)),
  };
}

const MOST_VALUES = 8;

type SkippedBy = Exclude<ScanFilter, { readonly kind: 'parts' }>;

const isSkippedBy = (filter: ScanFilter): filter is SkippedBy => filter.kind !== 'parts';

function printFilter(filter: SkippedBy, columns: readonly Column[]): string {
  const { column } = filter;
  const type = columns.find((c) => c.name === column)?.type ?? 'string';
  switch (filter.kind) {
    case 'range': {
      const ends = [
        filter.from === null ? '' : `from ${printEnd(filter.from, type)}`,
        filter.to === null ? '' : `to ${printEnd(filter.to, type)}`,
      ];
      return `${column} ${ends.filter((end) => end !== '').join(' ')}`;
    }
    case 'terms':
      return `${column} with the terms ${listed(
        filter.anyOf.map((terms) => terms.join(' and ')),
        ' or ',
      )}`;
    case 'values':
      return `${column} equal to ${listed(
        filter.anyOf.map((value) => JSON.stringify(value)),
        ' or ',
      )}${filter.ignoreCase ? ' in any case' : ''}`;
  }
}

function listed(items: readonly string[], separator: string): string {
  const shown = items.slice(0, MOST_VALUES).join(separator);
  return items.length > MOST_VALUES ? `${shown}${separator}${items.length - MOST_VALUES} more` : shown;
}

function printEnd(value: bigint | number, type: ScalarType): string {
  if (type === 'datetime' && typeof value === 'bigint') return formatDatetime(value).replace(/\.0+Z$/, 'Z');
  if (type === 'timespan' && typeof value === 'bigint') return formatTimespan(value);
  return String(value);
}
