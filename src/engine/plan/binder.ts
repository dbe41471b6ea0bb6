// Trees to plans: what every name means, which overload a call takes, of which type and name each column is.
//
// The binder reports what it finds to the diagnostics and goes on: a broken part becomes an expression that fits everywhere,
// so that one mistake is said once. It does no I/O; tables are known to it by their columns only.

import type { DiagnosticBag, Span } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { SavedFunction } from '../syntax/saved-function.js';
import type { Expression, Name, NamedExpression, OperatorNode, Query } from '../syntax/tree.js';
import type { Column, ScalarType, Value } from '../values/types.js';
import { bindExpression, bindPredicate } from './bind-expression.js';
import { bindStatements } from './bind-statements.js';
import { CallBudget } from './call-budget.js';
import { DEEPEST_PLAN, depthOf } from './depth.js';
import type { Language, Schema } from './language.js';
import { constant, convertTo, type Expr, type Plan } from './plan.js';
import { resultName } from './result-name.js';
import { type Binding, Scope } from './scope.js';

export interface BinderOptions {
  readonly language: Language;
  readonly schema: Schema;
  readonly diagnostics: DiagnosticBag;
  /** the value of an expression that reads no column, where the caller can run plans */
  readonly evaluate?: (expr: Expr) => Value | undefined;
  /** runs a plan whose columns depend on its data and gives a plan of its rows, where the caller can run plans */
  readonly materialize?: (plan: Plan) => Plan;
  /** is told where each step and each expression stands; what a saved function holds stands at its call */
  readonly placed?: (part: Plan | Expr, span: Span) => void;
  /** reads the text of a saved function */
  readonly parseFunction: (text: string) => SavedFunction;
}

/** A table with more columns is a mistake, such as a chain of joins of everything with everything. */
const MOST_COLUMNS = 16_384;

/** What an expression turned out to be. */
export type Bound = Exclude<Binding, { kind: 'function' | 'pattern' }>;

export class Binder {
  readonly language: Language;
  readonly schema: Schema;
  readonly diagnostics: DiagnosticBag;
  /** what `set` statements say, by name; null where they give no value */
  readonly settings = new Map<string, Expression | null>();
  readonly calls = new CallBudget();
  private saidTooDeep = false;
  private readonly uncheckedExprs = new WeakSet<Expr>();
  private readonly tables = new Map<string, Plan>();

  constructor(readonly options: BinderOptions) {
    this.language = options.language;
    this.schema = options.schema;
    this.diagnostics = options.diagnostics;
  }

  error(code: string, message: string, span: Span, hint?: string | null): void {
    this.diagnostics.error(code, message, span, hint ?? undefined);
  }

  warning(code: string, message: string, span: Span, hint?: string | null): void {
    this.diagnostics.warning(code, message, span, hint ?? undefined);
  }

  placed(part: Plan | Expr, span: Span): void {
    this.options.placed?.(part, this.diagnostics.placeOf(span));
  }

  /** An expression that stands for one with an error, or of unknown type: it fits everywhere. */
  unchecked(type: ScalarType = 'dynamic', expr: Expr = constant(type, null)): Expr {
    this.uncheckedExprs.add(expr);
    return expr;
  }

  isUnchecked(expr: Expr): boolean {
    return this.uncheckedExprs.has(expr) || (expr.kind === 'convert' && this.isUnchecked(expr.operand));
  }

  /** A scalar expression. */
  expression(node: Expression, scope: Scope): Expr {
    return bindExpression(node, scope, this);
  }

  /** A scalar expression of a given type, by an implicit conversion where there is one. */
  typed(node: Expression, type: ScalarType, scope: Scope): Expr {
    const expr = this.expression(node, scope);
    if (expr.type === type || this.isUnchecked(expr)) return convertTo(type, expr);
    const numbers: ScalarType[] = ['int', 'long', 'real', 'decimal'];
    if (numbers.includes(expr.type) && numbers.includes(type)) return convertTo(type, expr);
    if (expr.type === 'dynamic') return convertTo(type, expr);
    this.error(
      'KS107',
      `expected a value of type ${type}, found ${expr.type}`,
      node.span,
      `convert it: \`to${type}(…)\``,
    );
    return this.unchecked(type);
  }

  predicate(node: Expression, scope: Scope): Expr {
    return bindPredicate(node, scope, this);
  }

  /** A tabular expression. */
  table(node: Expression, scope: Scope): Plan {
    const bound = this.any(node, scope);
    if (bound.kind === 'table') return bound.plan;
    if (bound.kind !== 'broken' && !(bound.kind === 'scalar' && this.isUnchecked(bound.expr))) {
      this.error('KS111', 'expected a table here, found a single value', node.span);
    }
    return this.brokenTable();
  }

  /** A scalar, a table, or what else an expression can be. */
  any(node: Expression, scope: Scope): Bound {
    return bindExpression.any(node, scope, this);
  }

  query(node: Query, scope: Scope): Plan {
    const source =
      node.source.kind === 'operator' ? this.step(node.source, null, scope) : this.table(node.source, scope);
    return this.steps(node.steps, source, scope);
  }

  /** Operators, one after the other, on the rows of `input`. */
  steps(nodes: readonly OperatorNode[], input: Plan, scope: Scope): Plan {
    return nodes.reduce((plan, node) => this.step(node, plan, scope), input);
  }

  private step(node: OperatorNode, input: Plan | null, scope: Scope): Plan {
    const operator = this.language.operator(node.operator);
    if (operator === undefined) throw new TypeError(`the language has a syntax for '${node.operator}' and no binding`);
    const plan = operator.bind(node, input, scope, this);
    this.placed(plan, node.span);
    return this.isTooDeep(plan, node.keywordSpan) || this.isTooWide(plan, node.keywordSpan) ? this.brokenTable() : plan;
  }

  private isTooWide({ columns }: Plan, span: Span): boolean {
    if (columns.length <= MOST_COLUMNS) return false;
    this.error(
      'KQ006',
      `the table would have ${columns.length} columns; ${MOST_COLUMNS} are the most`,
      span,
      'keep those that matter: `project …`',
    );
    return true;
  }

  /** Whether a plan or an expression nests deeper than what runs it can follow, which is reported. */
  isTooDeep(part: Plan | Expr, span: Span): boolean {
    if (depthOf(part) <= DEEPEST_PLAN) return false;
    if (!this.saidTooDeep)
      this.error(
        'KQ001',
        `the query, with the variables that it uses, nests deeper than ${DEEPEST_PLAN} levels`,
        span,
        'use fewer steps',
      );
    this.saidTooDeep = true;
    return true;
  }

  /** A table without known columns, in the place of one with an error. */
  brokenTable(): Plan {
    return { op: 'empty', inputs: [], columns: [], open: true, ordered: false };
  }

  /** A table of the database; null where there is none of that name. */
  databaseTable(name: string): Plan | null {
    const known = this.tables.get(name);
    if (known !== undefined) return known;
    const columns = this.schema.table(name);
    if (columns === undefined) return null;
    const plan = scanPlan(name, columns);
    this.tables.set(name, plan);
    return plan;
  }

  unknownTable(name: string, span: Span): Plan {
    const near = nearest(name, this.schema.tableNames());
    this.error('KS204', `no table named '${name}'`, span, near === null ? null : `did you mean \`${near}\`?`);
    return this.brokenTable();
  }

  /** A column of the input by name, reported where there is none. */
  column(name: Name, scope: Scope): Column | null {
    const found = scope.column(name.name);
    if (found !== undefined) return found;
    if (scope.row?.open) return { name: name.name, type: 'dynamic' };
    this.unknownName(name, scope);
    return null;
  }

  unknownName(name: Name, scope: Scope): void {
    const columns = scope.row?.columns.map((c) => c.name) ?? [];
    const near = nearest(name.name, [
      ...columns,
      ...scope.names(),
      ...(scope.row === null ? this.schema.tableNames() : []),
    ]);
    const others = columns.length > 0 ? `the columns here are ${listed(columns)}` : null;
    const hint = /^null$/i.test(name.name)
      ? 'test with `isnull(…)`, a text with `isempty(…)`'
      : near === null
        ? others
        : `did you mean \`${near}\`?`;
    this.error('KS142', `no column, table or variable named '${name.name}'`, name.span, hint);
  }

  /** The name an expression's column takes where none is given. */
  nameOf(node: NamedExpression): string | null {
    return node.names[0]?.name ?? resultName(node.expression, this.language);
  }

  /** The value of a constant expression; undefined where it is none or cannot be known before the query runs. */
  constantOf(expr: Expr): Value | undefined {
    if (expr.kind === 'constant') return expr.value;
    return this.options.evaluate?.(expr);
  }

  /** The text of a constant string; null where it is none. */
  constantText(expr: Expr): string | null {
    const value = this.constantOf(expr);
    return typeof value === 'string' ? value : null;
  }

  /** A plan whose columns depend on its data, run now if that is possible: then its columns are known. */
  resolved(plan: Plan): Plan {
    return this.diagnostics.hasErrors ? plan : (this.options.materialize?.(plan) ?? plan);
  }

  statements = bindStatements;
}

export interface ScanPlan extends Plan {
  readonly op: 'scan';
  readonly table: string;
}

function scanPlan(table: string, columns: readonly Column[]): ScanPlan {
  return { op: 'scan', inputs: [], table, columns, open: false, ordered: false };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `\`${name}\``);
  return shown.join(', ') + (names.length > 8 ? ` and ${names.length - 8} more` : '');
}

export { Scope };
