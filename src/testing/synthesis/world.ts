// What a row of a plan takes: events whose values are variables, and conditions on these.

import type { Evaluation } from '../../engine/evaluation.js';
import { type CallExpr, column, columnsRead, constant, type Expr } from '../../engine/query-parts.js';
import type { Column } from '../../engine/values/types.js';
import { type Choices, DeadEnd } from './choices.js';

export interface SymbolicEvent {
  /** the beginning of the names of its variables */
  readonly id: string;
  readonly table: string;
  readonly columns: readonly Column[];
  /** how many such events there have to be */
  copies: number;
}

export type Condition =
  | { readonly kind: 'true'; readonly expr: Expr }
  | { readonly kind: 'equal'; readonly left: Expr; readonly right: Expr }
  /** no two have the same value */
  | { readonly kind: 'distinct'; readonly exprs: readonly Expr[] };

/** A row whose columns are expressions over variables, each made when it is first asked for. */
export class SymbolicRow {
  private readonly made = new Map<string, Expr>();

  constructor(
    private readonly columns: ReadonlyMap<string, () => Expr>,
    /** columns that are known only from the data */
    private readonly open: (name: string) => Expr | null = () => null,
  ) {}

  get(name: string): Expr | null {
    const expr = this.made.get(name) ?? this.columns.get(name)?.() ?? this.open(name);
    if (expr === null) return null;
    this.made.set(name, expr);
    return expr;
  }

  /** The row with further columns, or others in their place. */
  with(columns: Iterable<readonly [string, () => Expr]>): SymbolicRow {
    return new SymbolicRow(new Map(columns), (name) => this.get(name));
  }
}

/** Different events at most. */
const MOST_EVENTS = 60;

export class World {
  readonly events: SymbolicEvent[] = [];
  readonly conditions: Condition[] = [];
  /** the variables that conditions and columns ask for, by their names */
  readonly variables = new Map<string, { readonly event: SymbolicEvent; readonly column: Column }>();
  /** groups of rows of which only some differ; the others are copies of the first event */
  private readonly copied: (() => void)[] = [];
  private free = 0;

  constructor(
    readonly choices: Choices,
    readonly evaluation: Evaluation,
  ) {}

  newEvent(table: string, columns: readonly Column[]): SymbolicRow {
    if (this.events.length >= MOST_EVENTS) throw new DeadEnd(`more than ${MOST_EVENTS} different events are needed`);
    const event: SymbolicEvent = { id: `#${this.events.length + 1}`, table, columns, copies: 1 };
    this.events.push(event);
    return new SymbolicRow(new Map(columns.map((own) => [own.name, () => this.variable(event, own)])));
  }

  private variable(event: SymbolicEvent, own: Column): Expr {
    const name = `${event.id}.${own.name}`;
    this.variables.set(name, { event, column: own });
    return column({ name, type: own.type });
  }

  /** A value that no event holds as it is: a part that `parse` cuts out of a text. */
  freeVariable(type: Column['type']): Expr {
    return column({ name: `$${++this.free}`, type });
  }

  demand(condition: Condition): void {
    this.conditions.push(condition);
  }

  /** Does `last` when all conditions are known. */
  atEnd(last: () => void): void {
    this.copied.push(last);
  }

  finish(): void {
    for (const last of this.copied) last();
  }

  /** A constant where the expression reads no variable; otherwise itself, with elements of arrays that it holds taken out. */
  simplified(expr: Expr): Expr {
    if (expr.kind === 'constant' || expr.kind === 'column') return expr;
    if (expr.kind === 'call' && expr.function === '[]') {
      const [list, index] = expr.args;
      const element = list === undefined || index === undefined ? null : elementOf(list, index);
      if (element !== null) return element;
    }
    if (expr.kind === 'call' && expr.function === 'array_length' && isPacked(expr.args[0])) {
      return constant(expr.type, BigInt(expr.args[0].args.length));
    }
    if (columnsRead(expr).size > 0 || readsRows(expr)) return expr;
    try {
      return constant(expr.type, this.evaluation.value(expr));
    } catch {
      return expr;
    }
  }
}

const isPacked = (expr: Expr | undefined): expr is CallExpr => expr?.kind === 'call' && expr.function === 'pack_array';

function elementOf(list: Expr, index: Expr): Expr | null {
  if (index.kind !== 'constant' || index.value === null) return null;
  const place = Number(index.value);
  if (list.kind === 'call' && list.function === 'pack_array') return list.args.at(place) ?? null;
  if (list.kind !== 'call' || (list.function !== 'bag_pack' && list.function !== 'pack')) return null;
  const key = list.args.findIndex((arg, i) => i % 2 === 0 && arg.kind === 'constant' && arg.value === index.value);
  return key < 0 ? null : (list.args[key + 1] ?? null);
}

function readsRows(expr: Expr): boolean {
  if (expr.kind === 'scalar-query' || expr.kind === 'list-query') return true;
  if (expr.kind === 'convert') return readsRows(expr.operand);
  return expr.kind === 'call' && expr.args.some(readsRows);
}
