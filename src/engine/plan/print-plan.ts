// One step of a plan as text that reads like KQL. Every operator has fields of its own; they are told apart by what they hold.

import type { Expr, Plan } from './plan.js';
import { printExpression, printName } from './print-expression.js';

/** Fields that every plan has, or that say nothing to a reader. */
const HIDDEN: ReadonlySet<string> = new Set([
  'op',
  'inputs',
  'columns',
  'open',
  'ordered',
  'side',

  'origins',
  'overload',
]);

/** The step, with its expressions: `where Port == 22`, `summarize count() by Account`. */
export function printStep(plan: Plan, isOperator: (name: string) => boolean): string {
  const aggregates = aggregatesOf(plan, isOperator);
  const print = (expr: Expr) => printExpression(expr, isOperator, aggregates);
  const parts = Object.entries(plan).flatMap(([field, value]) => {
    // Aggregates that are parts of expressions are printed in these.
    if (HIDDEN.has(field) || (field === 'aggregates' && aggregates.size > 0)) return [];
    const shown = printField(value, print);
    return shown === '' ? [] : [{ field, shown: labelled(field, value, shown, plan.op) }];
  });
  const order = ({ field }: { field: string }) => LAST.indexOf(field);
  return [plan.op, ...parts.sort((a, b) => order(a) - order(b)).map(({ shown }) => shown)].join(' ');
}

/** Fields that stand after all others, in this order. */
const LAST = ['axis', 'from', 'to', 'step', 'keys'];

/** The calls of aggregates by the columns that hold them for the expressions that they are parts of. */
function aggregatesOf(plan: Plan, isOperator: (name: string) => boolean): Map<string, string> {
  const calls = new Map<string, string>();
  const { aggregates } = plan as Plan & { readonly aggregates?: unknown };
  for (const aggregate of Array.isArray(aggregates) ? aggregates : []) {
    const { columns } = aggregate as Fields;
    const [only] = isNamed(columns) ? columns : [];
    if (only?.name.startsWith('$'))
      calls.set(
        only.name,
        printCall(aggregate as Fields, (expr) => printExpression(expr, isOperator)),
      );
  }
  return calls;
}

function printCall({ function: name, args }: Fields, print: (expr: Expr) => string): string {
  return `${name}(${(Array.isArray(args) ? args : []).filter(isExpr).map(print).join(', ')})`;
}

/** What a query writes before an expression of a step; the main ones need nothing. */
function labelled(field: string, value: unknown, shown: string, op: string): string {
  if (field === 'keys') return `${op === 'join' || op === 'lookup' ? 'on' : 'by'} ${shown}`;
  if (field === 'axis') return `on ${shown}`;
  if (['predicate', 'items', 'aggregates', 'outputs', 'count', 'expansion', 'table'].includes(field)) return shown;
  return typeof value === 'object' && !isExpr(value) && field !== 'defaults' ? shown : `${field}=${shown}`;
}

function printField(value: unknown, print: (expr: Expr) => string): string {
  if (isExpr(value)) return print(value);
  if (Array.isArray(value)) {
    const shown = value.map((item) => printField(item, print)).filter((item) => item !== '');
    return shown.length > MOST_ITEMS ? `${shown.slice(0, MOST_ITEMS).join(', ')}, …` : shown.join(', ');
  }
  if (isRecord(value)) return printRecord(value, print);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const MOST_ITEMS = 40;

type Fields = Readonly<Record<string, unknown>>;

function printRecord(value: Fields, print: (expr: Expr) => string): string {
  const { name, expr, descending, args, columns, left, right, items } = value;
  if (typeof value.function === 'string' && Array.isArray(args)) {
    const call = printCall(value, print);
    const names = isNamed(columns) ? columns.map((c) => printName(c.name)) : [];
    return names.length === 1 ? `${names[0]} = ${call}` : call;
  }
  if (isExpr(left) && isExpr(right)) return `$left.${print(left)} == $right.${print(right)}`;
  if (isExpr(expr)) {
    if (typeof descending === 'boolean') return `${print(expr)} ${descending ? 'desc' : 'asc'}`;
    const own = typeof name === 'string' ? printName(name) : null;
    const shown = print(expr);
    return own === null || own === shown ? shown : `${own} = ${shown}`;
  }
  return items === undefined ? '' : printField(items, print);
}

function isRecord(value: unknown): value is Fields {
  return (
    value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && !('op' in value)
  );
}

function isNamed(value: unknown): value is readonly { readonly name: string }[] {
  return Array.isArray(value) && value.every((item) => isRecord(item) && typeof item.name === 'string');
}

const KINDS: ReadonlySet<unknown> = new Set<Expr['kind']>([
  'constant',
  'column',
  'call',
  'convert',
  'scalar-query',
  'list-query',
]);

/** Whether a field of a plan is an expression. */
export function isExpr(value: unknown): value is Expr {
  return isRecord(value) && KINDS.has(value.kind) && 'type' in value;
}

/** The expressions and the subqueries in a step's own fields, in their order. */
export function partsOf(plan: Plan): { readonly exprs: readonly Expr[]; readonly subqueries: readonly Plan[] } {
  const exprs: Expr[] = [];
  const subqueries = new Set<Plan>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || value instanceof Map) return;
    if (isPlan(value)) {
      if (value.op !== 'part' && !plan.inputs.includes(value)) subqueries.add(value);
      return;
    }
    if (isExpr(value) && !insideExpr) exprs.push(value);
    const outer = insideExpr;
    insideExpr ||= isExpr(value);
    for (const [field, child] of Object.entries(value)) if (field !== 'inputs' && field !== 'columns') visit(child);
    insideExpr = outer;
  };
  let insideExpr = false;
  for (const [field, value] of Object.entries(plan)) if (field !== 'inputs' && field !== 'columns') visit(value);
  return { exprs, subqueries: [...subqueries] };
}

const isPlan = (value: object): value is Plan => 'op' in value && 'inputs' in value;
