// What the binder needs to know of the language. The definitions themselves are in `language/`, which binder and engine get as an argument.

import type { OperatorTable } from '../syntax/operator-syntax.js';
import type { Call, Expression, NamedExpression, OperatorNode } from '../syntax/tree.js';
import type { Column } from '../values/types.js';
import type { Binder } from './binder.js';
import type { Expr, Plan } from './plan.js';
import type { Scope } from './scope.js';
import type { Signature } from './signature.js';

/**
 * How a column that holds a call is named where the query gives no name: `none` leaves it to the operator (`Column1`, `print_0`); `argument` takes the
 * name of the first argument; `only-argument` likewise where there is just one; `named-column` the name of the column that the first argument, a text,
 * names; `{prefix}` puts `prefix_` before it, or before the first so many `arguments`; `{name}` is the name.
 */
export type ResultNaming =
  | 'none'
  | 'argument'
  | 'only-argument'
  | 'named-column'
  | { readonly prefix: string; readonly arguments?: number }
  | { readonly name: string };

/** An argument that cannot be what it is: a pattern, a format, the name of a time zone. */
export interface WrongArgument {
  /** its position, from 0 */
  readonly argument: number;
  readonly message: string;
  readonly hint?: string;
  /** the call has a meaning all the same, be it null */
  readonly harmless?: true;
}

export interface FunctionBinding {
  readonly name: string;
  readonly signatures: readonly Signature[];
  readonly naming: ResultNaming;
  /** an operator such as `has` or `+`, which no call can name */
  readonly infix: boolean;
  /** reads the rows before and after its own: the input has to be ordered */
  readonly window: boolean;
  /** for a function whose call is not an ordinary one, instead of signatures */
  readonly bind?: (call: Call, scope: Scope, binder: Binder) => Expr;
  /** the arguments as the signatures take them, where a query writes them otherwise: `*`, columns by their names */
  readonly rewrite?: (call: Call, scope: Scope, binder: Binder) => readonly NamedExpression[];
  /** what is wrong with the constant texts of a call, which are null where an argument is none; null where they are right */
  readonly check?: (texts: readonly (string | null)[]) => WrongArgument | null;
  /**
   * The columns that a call makes where it is an item of its own (`extend f(x)`), for a function that can give several: the call is then an array with an
   * element a column, or the value itself where there is one column. `names` are the default names of the arguments.
   */
  readonly columns?: (names: readonly (string | null)[], args: readonly Expr[]) => readonly Column[];
}

export interface BoundAggregate {
  readonly function: string;
  readonly overload: number;
  readonly args: readonly Expr[];
  /** the columns of the result, named or with the names they take by default; more than one for `arg_max(x, *)` and its like */
  readonly columns: readonly Column[];
}

export interface AggregateBinding {
  readonly name: string;
  readonly signatures: readonly Signature[];
  readonly naming: ResultNaming;
  /** @param input the table without the columns that it is grouped by: what `*` stands for */
  readonly bind?: (call: Call, input: Plan, scope: Scope, binder: Binder) => Omit<BoundAggregate, 'function'>;
}

export interface PluginBinding {
  readonly name: string;
  bind(call: Call, input: Plan | null, scope: Scope, binder: Binder, schema: readonly Column[] | null): Plan;
}

/** A function whose result is a table: `materialize(…)`, `table('x')`, `_GetWatchlist('x')`. */
export interface TableFunctionBinding {
  readonly name: string;
  bind(call: Call, scope: Scope, binder: Binder): Plan;
}

export interface OperatorBinding {
  readonly name: string;
  /** @param input the plan so far; an operator at the beginning of a pipeline gets null */
  bind(node: OperatorNode, input: Plan | null, scope: Scope, binder: Binder): Plan;
}

export interface Language {
  readonly operators: OperatorTable;
  operator(name: string): OperatorBinding | undefined;
  /** a scalar function or operator */
  scalar(name: string): FunctionBinding | undefined;
  aggregate(name: string): AggregateBinding | undefined;
  plugin(name: string): PluginBinding | undefined;
  tableFunction(name: string): TableFunctionBinding | undefined;
  /** names of all callable functions, for hints */
  functionNames(): Iterable<string>;
  /** why KQL has this name and kqlocal does not */
  unsupported(name: string): string | undefined;
}

/** The tables that a query may name, and the saved functions. */
export interface Schema {
  /** columns of a table; undefined where there is none of that name */
  table(name: string): readonly Column[] | undefined;
  tableNames(): Iterable<string>;
  /** columns of a watchlist by its alias; undefined where there is none of that alias */
  watchlist?(alias: string): readonly Column[] | undefined;
  /** the text of a saved function: `(parameters) { body }` */
  function?(name: string): string | undefined;
}

export type { Expression };
