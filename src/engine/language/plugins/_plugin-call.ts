// The call of a plugin, read argument by argument. What is missing or of the wrong kind is reported, and something that fits is given in its place.

import { isConstant } from '../../plan/bind-call.js';
import type { Binder } from '../../plan/binder.js';
import { type ColumnExpr, column, constant, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import { isSummable } from '../../plan/types.js';
import type { Call, NamedExpression } from '../../syntax/tree.js';
import type { ScalarType, Value } from '../../values/types.js';
import { columnArgument } from './_arguments.js';

/** Which columns a parameter takes. */
export type ColumnKind = 'scalar' | 'not dynamic' | 'summable';

const CODES: Readonly<Record<ColumnKind, string>> = { scalar: 'KS109', 'not dynamic': 'KS116', summable: 'KS138' };

function isOfKind(type: ScalarType, kind: ColumnKind): boolean {
  return kind === 'scalar' || (kind === 'summable' ? isSummable(type) : type !== 'dynamic');
}

export class PluginCall {
  private position = 0;
  /** names stand for columns of the input */
  readonly row: Scope;

  private constructor(
    private readonly call: Call,
    readonly input: Plan,
    readonly scope: Scope,
    readonly binder: Binder,
  ) {
    this.row = scope.withRow(input);
  }

  /** Null where the plugin stands at the beginning of a query, which has been reported. */
  static of(call: Call, input: Plan | null, scope: Scope, binder: Binder): PluginCall | null {
    if (input !== null) return new PluginCall(call, input, scope, binder);
    binder.error(
      'KS174',
      `'${call.name.name}' needs a table before it`,
      call.name.span,
      `write \`T | evaluate ${call.name.name}(…)\``,
    );
    return null;
  }

  /** The argument that is read next, as it stands; undefined where there is none. */
  peek(ahead = 0): NamedExpression | undefined {
    return this.call.args[this.position + ahead];
  }

  /** What the next argument is: a table, a column of the input, another value; null where there is none. */
  get kind(): 'table' | 'column' | 'value' | null {
    const node = this.peek();
    if (node === undefined) return null;
    if (this.columnType !== null) return 'column';
    return this.binder.any(node.expression, this.row).kind === 'table' ? 'table' : 'value';
  }

  /** The type of the next argument where it is a column of the input. */
  get columnType(): ScalarType | null {
    const node = this.peek();
    const bound = node === undefined ? null : this.binder.any(node.expression, this.row);
    return bound?.kind === 'scalar' && bound.expr.kind === 'column' ? bound.expr.type : null;
  }

  /** How many arguments are left. */
  get left(): number {
    return this.call.args.length - this.position;
  }

  next(what: string): NamedExpression | undefined {
    const found = this.call.args[this.position++];
    if (found === undefined) this.binder.error('KS119', `'${this.call.name.name}' needs ${what}`, this.call.name.span);
    return found;
  }

  /** A column of the input. */
  column(what: string, takes: ColumnKind = 'not dynamic'): ColumnExpr {
    const node = this.next(what);
    const found = node === undefined ? null : columnArgument(node.expression, this.row, this.binder);
    if (node === undefined || found === null) return column({ name: '', type: 'dynamic' });
    if (!isOfKind(found.type, takes) && !this.binder.isUnchecked(found)) {
      const wanted = takes === 'summable' ? 'a number, datetime or timespan' : takes;
      this.binder.error(CODES[takes], `${what} has to be ${wanted}, found ${found.type}`, node.span);
    }
    return found;
  }

  /** All arguments that are left: columns of the input. */
  columns(what = 'a column', takes?: ColumnKind): ColumnExpr[] {
    const found: ColumnExpr[] = [];
    while (this.left > 0) found.push(this.column(what, takes));
    return found;
  }

  /** A constant that is converted to `type`. */
  constant(what: string, type: ScalarType): Expr {
    const node = this.next(what);
    if (node === undefined) return constant(type, null);
    const expr = this.binder.typed(node.expression, type, this.row);
    if (!isConstant(expr) && !this.binder.isUnchecked(expr)) {
      this.binder.error('KS129', `${what} of '${this.call.name.name}' has to be a constant`, node.span);
    }
    return expr;
  }

  /** Like `constant`; `fallback` where the argument is missing or is `'~'`, which asks for it. */
  optional(what: string, type: ScalarType, fallback: Value): Expr {
    const node = this.peek();
    if (node === undefined || this.isDefault(node)) {
      this.position++;
      return constant(type, fallback);
    }
    return this.constant(what, type);
  }

  isDefault({ expression }: NamedExpression): boolean {
    return expression.kind === 'literal' && expression.value === '~';
  }

  /** An argument that is given by its name, wherever it stands; it is no longer among those that are read. */
  named(name: string, type: ScalarType, fallback: Value): Expr {
    const found = this.call.args.find((arg) => arg.names[0]?.name === name);
    return found === undefined
      ? constant(type, fallback)
      : convertTo(type, this.binder.typed(found.expression, type, this.row));
  }

  /** The same call without the arguments that are given by one of these names. */
  without(...names: string[]): PluginCall {
    const args = this.call.args.filter((arg) => !names.includes(arg.names[0]?.name ?? ''));
    return new PluginCall({ ...this.call, args }, this.input, this.scope, this.binder);
  }

  /** Reports arguments that nobody has read. */
  end(): void {
    const extra = this.peek();
    if (extra !== undefined)
      this.binder.error('KS119', `'${this.call.name.name}' takes no further argument`, extra.span);
  }
}
