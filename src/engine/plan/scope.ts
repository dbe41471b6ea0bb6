// What a name can mean at a place in a query.

import type { FunctionDeclaration, Name, PatternStatement } from '../syntax/tree.js';
import type { Column } from '../values/types.js';
import type { Expr, Plan } from './plan.js';

export interface ScalarBinding {
  readonly kind: 'scalar';
  readonly expr: Expr;
}

export interface TableBinding {
  readonly kind: 'table';
  readonly plan: Plan;
}

/** A function with the scope in which its body is read. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly name: string;
  readonly declaration: FunctionDeclaration;
  readonly scope: Scope;
  /** text in which the declaration's spans stand, where that is not the query's own */
  readonly source: string | null;
}

/** A `declare pattern` with the scope in which its bodies are read. */
export interface PatternValue {
  readonly kind: 'pattern';
  readonly statement: PatternStatement;
  readonly scope: Scope;
}

/** A name whose definition has an error that was reported: everything built on it is let pass. */
export interface BrokenBinding {
  readonly kind: 'broken';
}

/** `alias database x`, `cluster('…')`: where names are looked up, which offline is always the one database. */
export interface DatabaseBinding {
  readonly kind: 'database';
}

export type Binding = ScalarBinding | TableBinding | FunctionValue | PatternValue | BrokenBinding | DatabaseBinding;

interface Variable {
  readonly binding: Binding;
  readonly declared: Name;
  used: boolean;
}

/** A row that expressions read columns of. */
export interface Row {
  readonly columns: readonly Column[];
  readonly open: boolean;
  readonly ordered: boolean;
}

/** Names of one block of statements, inside those of the block around it; with the row that expressions read, if any. */
export class Scope {
  private readonly variables: Map<string, Variable>;

  constructor(
    readonly parent: Scope | null = null,
    readonly row: Row | null = null,
    variables?: Map<string, Variable>,
    /** whether this is inside of a query, which has rows of its own: those around it are out of reach */
    readonly inQuery: boolean = parent?.inQuery ?? false,
  ) {
    this.variables = variables ?? new Map();
  }

  /** The same names with the columns of `row` in front; null for what is read apart from rows, as a query is. */
  withRow(row: Row | null): Scope {
    return new Scope(this.parent, row, this.variables, this.inQuery || row === null);
  }

  /** @param used the name is of use where nothing reads it too */
  declare(name: Name, binding: Binding, used = false): void {
    this.variables.set(name.name, { binding, declared: name, used });
  }

  isDeclaredHere(name: string): boolean {
    return this.variables.has(name);
  }

  lookup(name: string): Binding | undefined {
    const variable = this.variables.get(name);
    if (variable === undefined) return this.parent?.lookup(name);
    variable.used = true;
    return variable.binding;
  }

  column(name: string): Column | undefined {
    return this.row === null ? undefined : byName(this.row.columns).get(name);
  }

  /** Names that are declared in this block and nowhere used. */
  unused(): Name[] {
    return [...this.variables.values()].filter((v) => !v.used).map((v) => v.declared);
  }

  /** Every name that can be used here, for hints. */
  names(): string[] {
    const outer = this.parent?.names() ?? [];
    return [...this.variables.keys(), ...outer];
  }
}

const indexes = new WeakMap<readonly Column[], Map<string, Column>>();

/** Columns by their names; many scopes look into the same list. */
function byName(columns: readonly Column[]): Map<string, Column> {
  let index = indexes.get(columns);
  if (index === undefined) {
    index = new Map(columns.map((c) => [c.name, c]));
    indexes.set(columns, index);
  }
  return index;
}
