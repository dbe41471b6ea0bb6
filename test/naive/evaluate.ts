// A second evaluation of plans, row by row over plain objects, written from the documentation and as naively as it goes:
// what it has in common with the engine are the plan and the values, so that a mistake of one is not one of the other.

import { columnsRead, type Expr, type NamedExpr, type Plan } from '../../src/engine/plan/plan.js';
import { DynamicScalar } from '../../src/engine/values/dynamic.js';
import type { Column, ScalarType, Value } from '../../src/engine/values/types.js';
import { aggregate } from './aggregates.js';
import { callFunction } from './functions.js';
import type { AnyPlan, OrderKey } from './plans.js';
import { convert, convertConstant, groupText, isMissing, missingOf, order, type Row } from './values.js';

export type Tables = Readonly<Record<string, readonly Row[]>>;

/** The rows of a plan. @throws where the plan has a step that is not known here */
export function evaluatePlan(plan: Plan, tables: Tables): Row[] {
  return new Evaluation(tables).rows(plan);
}

class Evaluation {
  constructor(private readonly tables: Tables) {}

  rows(anyPlan: Plan): Row[] {
    // The binder makes plans of these shapes; any other step ends in the error below.
    const plan = anyPlan as AnyPlan;
    const input = () => this.rows(plan.inputs[0] as Plan);
    switch (plan.op) {
      case 'scan':
        return [...(this.tables[plan.table] ?? [])];
      case 'where':
        return input().filter((row) => this.value(plan.predicate, row) === true);
      case 'extend':
        return input().map((row) => ({ ...row, ...this.items(plan.items, row) }));
      case 'project':
        return input().map((row) => this.items(plan.items, row));
      case 'distinct':
        return this.groups(input(), plan.items).map(({ keys }) => keys);
      case 'count':
        return [{ [(plan.columns[0] as Column).name]: BigInt(input().length) }];
      case 'sort':
        return this.sorted(input(), plan.keys);
      case 'top':
        return this.sorted(input(), plan.keys).slice(0, Number(this.value(plan.count, {})));
      case 'take':
        return input().slice(0, Number(this.value(plan.count, {})));
      case 'summarize':
        return this.summarize(plan);
      case 'join':
        return this.join(plan);
      case 'union':
        return this.union(plan);
      case 'mv-expand':
        return input().flatMap((row) => this.expand(plan, row));
      default:
        throw new Error(`the naive evaluation has no ${anyPlan.op}`);
    }
  }

  private items(items: readonly NamedExpr[], row: Row): Row {
    return Object.fromEntries(items.map(({ name, expr }) => [name, this.value(expr, row)]));
  }

  private value(expr: Expr, row: Row): Value {
    switch (expr.kind) {
      case 'constant':
        return expr.value;
      case 'column':
        return row[expr.name] ?? null;
      case 'convert':
        return (columnsRead(expr).size === 0 ? convertConstant : convert)(
          this.value(expr.operand, row),
          expr.operand.type,
          expr.type,
        );
      case 'scalar-query':
        return this.firstColumn(expr.plan)[0] ?? missingOf(expr.type);
      case 'list-query':
        throw new Error('a table stands to the right of operators that take lists only');
      case 'call': {
        const args = expr.args.flatMap((arg) =>
          arg.kind === 'list-query'
            ? this.firstColumn(arg.plan).map((value) => ({ value, type: arg.type }))
            : [{ value: this.value(arg, row), type: arg.type }],
        );
        return callFunction(expr.function, {
          args: args.map(({ value }) => value),
          types: args.map(({ type }) => type),
          result: expr.type,
        });
      }
    }
  }

  private firstColumn(plan: Plan): Value[] {
    const name = plan.columns[0]?.name ?? '';
    return this.rows(plan).map((row) => row[name] ?? null);
  }

  /** Rows with the same keys, in the order in which the keys are first seen. */
  private groups(rows: readonly Row[], items: readonly NamedExpr[]): { keys: Row; rows: Row[] }[] {
    const groups = new Map<string, { keys: Row; rows: Row[] }>();
    for (const row of rows) {
      const keys = this.items(items, row);
      const text = JSON.stringify(items.map(({ name, expr }) => groupText(keys[name] ?? null, expr.type)));
      const group = groups.get(text);
      if (group === undefined) groups.set(text, { keys, rows: [row] });
      else group.rows.push(row);
    }
    return [...groups.values()];
  }

  private sorted(rows: readonly Row[], keys: readonly OrderKey[]): Row[] {
    return [...rows].sort((a, b) => {
      for (const key of keys) {
        const difference = compareByKey(this.value(key.expr, a), this.value(key.expr, b), key);
        if (difference !== 0) return difference;
      }
      return 0;
    });
  }

  private summarize({ inputs, keys, aggregates, outputs }: Extract<AnyPlan, { op: 'summarize' }>): Row[] {
    const rows = this.rows(inputs[0] as Plan);
    const groups = keys.length === 0 ? [{ keys: {}, rows }] : this.groups(rows, keys);
    return groups.map((group) => {
      const slots: Record<string, Value> = {};
      for (const { function: name, args, columns } of aggregates) {
        const values = aggregate(name, {
          rows: group.rows.map((row) => args.map((arg) => this.value(arg, row))),
          types: args.map((arg) => arg.type),
          results: columns.map((column) => column.type),
        });
        for (const [i, column] of columns.entries()) slots[column.name] = values[i] ?? null;
      }
      return { ...group.keys, ...this.items(outputs, slots) };
    });
  }

  private join({ inputs, kind, keys, columns }: Extract<AnyPlan, { op: 'join' }>): Row[] {
    const textOf = (side: 'left' | 'right') => (row: Row) =>
      JSON.stringify(keys.map((key) => groupText(this.value(key[side], row), key[side].type)));
    const [left, right] = (['left', 'right'] as const).map((side, i) =>
      this.rows(inputs[i] as Plan).map((row) => ({ row, key: textOf(side)(row) })),
    ) as [Keyed[], Keyed[]];
    const matches = (row: Keyed, others: readonly Keyed[]) => others.filter((other) => other.key === row.key);
    const rowOf = (l: Keyed | null, r: Keyed | null): Row =>
      Object.fromEntries(
        columns.map(({ name, type, side, from }) => [name, (side === 'left' ? l : r)?.row[from] ?? missingOf(type)]),
      );
    const pairs = (of: readonly Keyed[]) => of.flatMap((l) => matches(l, right).map((r) => rowOf(l, r)));
    const leftOnly = left.filter((l) => matches(l, right).length === 0).map((l) => rowOf(l, null));
    const rightOnly = right.filter((r) => matches(r, left).length === 0).map((r) => rowOf(null, r));
    switch (kind) {
      case 'inner':
        return pairs(left);
      case 'innerunique':
        return pairs(left.filter((l, i) => left.findIndex((other) => other.key === l.key) === i));
      case 'leftouter':
        return [...pairs(left), ...leftOnly];
      case 'rightouter':
        return [...pairs(left), ...rightOnly];
      case 'fullouter':
        return [...pairs(left), ...leftOnly, ...rightOnly];
      case 'leftsemi':
        return left.filter((l) => matches(l, right).length > 0).map((l) => rowOf(l, null));
      case 'rightsemi':
        return right.filter((r) => matches(r, left).length > 0).map((r) => rowOf(null, r));
      case 'leftanti':
        return leftOnly;
      case 'rightanti':
        return rightOnly;
    }
  }

  /** Columns are matched by name; their types agree, or the binder has given each type a column of its own. */
  private union({ inputs, columns }: Plan): Row[] {
    return inputs.flatMap((input) => {
      const own = (column: Column) =>
        input.columns.find(({ name, type }) => column.name === name || column.name === `${name}_${type}`);
      return this.rows(input).map((row) =>
        Object.fromEntries(
          columns.map((column) => [column.name, row[own(column)?.name ?? ''] ?? missingOf(column.type)]),
        ),
      );
    });
  }

  private expand(
    { expansion: { items, bags, itemIndex, limit } }: Extract<AnyPlan, { op: 'mv-expand' }>,
    row: Row,
  ): Row[] {
    const lists = items.map(({ expr }) => elementsOf(this.value(expr, row), bags));
    const longest = Math.max(...lists.map((list) => list.length));
    const most = limit === null ? longest : Math.min(longest, Number(this.value(limit, {})));
    return Array.from({ length: most }, (_, i) => ({
      ...row,
      ...Object.fromEntries(items.map(({ name, type }, k) => [name, taken(lists[k]?.[i] ?? null, type)])),
      ...(itemIndex === null ? {} : { [itemIndex]: BigInt(i) }),
    }));
  }
}

interface Keyed {
  readonly row: Row;
  readonly key: string;
}

/** `to typeof(long)` reads no number into a text or a truth; anything has a text. */
function taken(element: Value, type: ScalarType): Value {
  const isRead = ['bigint', 'number'].includes(typeof element) || element instanceof DynamicScalar;
  return type === 'long' && !isRead ? null : convert(element, 'dynamic', type);
}

function elementsOf(value: Value, bags: 'bag' | 'array'): readonly Value[] {
  if (Array.isArray(value)) return value;
  if (!(value instanceof Map)) return [value];
  return [...value].map(([key, item]) => (bags === 'array' ? [key, item] : new Map([[key, item]])));
}

/** Nulls and NaNs stand at one end, the nulls outside. */
function compareByKey(a: Value, b: Value, { expr, descending, nullsFirst }: OrderKey): number {
  const rank = (value: Value) => (value === null ? 0 : isMissing(value) ? 1 : 2) * (nullsFirst ? 1 : -1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (isMissing(a)) return 0;
  return order(a, b, [expr.type, expr.type]) * (descending ? -1 : 1);
}
