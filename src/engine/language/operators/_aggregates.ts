// Aggregate expressions: aggregates, and scalar expressions over aggregates such as `max(x) - min(x)` or `round(avg(x), 2)`.

import type { Binder } from '../../plan/binder.js';
import { resolveCall } from '../../plan/bind-call.js';
import type { AggregateBinding, BoundAggregate } from '../../plan/language.js';
import type { Expr, Plan } from '../../plan/plan.js';
import type { UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import type { Call, Expression, Name, NamedExpression } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';
import { namedColumns, severalColumns } from './_several.js';

/** A column of the result: an expression over the columns `$0`, `$1`, … of the bare aggregates. */
export interface AggregateOutput {
  readonly name: string;
  readonly expr: Expr;
}

export interface BoundAggregates {
  readonly aggregates: readonly BoundAggregate[];
  readonly outputs: readonly AggregateOutput[];
}

/** @param names the names that are taken, to which those of the outputs are added */
export function bindAggregates(items: readonly NamedExpression[], input: Plan, scope: Scope, binder: Binder, names: UniqueNames, keyNames: readonly string[] = []): BoundAggregates {
  const aggregates: BoundAggregate[] = [];
  const outputs: AggregateOutput[] = [];
  const row = scope.withRow(input);
  const add = (binding: AggregateBinding, call: Call): Column[] => {
    const bound = bindAggregate(binding, call, input, row, binder, keyNames);
    const first = aggregates.reduce((n, a) => n + a.columns.length, 0);
    aggregates.push({ ...bound, columns: bound.columns.map((c, i) => ({ name: `$${first + i}`, type: c.type })) });
    return bound.columns.map((c, i) => ({ name: c.name, type: c.type, ...{ slot: `$${first + i}` } }));
  };
  for (const item of items) {
    const binding = aggregateOf(item.expression, scope, binder);
    if (binding !== null) {
      // The columns of an aggregate that gives several take the given names one by one.
      const columns = add(binding, item.expression as Call) as (Column & { slot: string })[];
      columns.forEach((c, i) => {
        const name = givenName(item, i, columns.length) ?? c.name;
        outputs.push({ name: names.add(name === '' ? numbered(names) : name), expr: { kind: 'column', name: c.slot, type: c.type } });
      });
      continue;
    }
    const replaced = replaceAggregates(item.expression, scope, binder, add);
    if (replaced.columns.length === 0) reportNoAggregate(item, binder);
    const expr = binder.expression(replaced.expression, scope.withRow({ columns: replaced.columns, open: input.open, ordered: false }));
    const several = severalColumns(item.expression, expr, binder);
    if (several !== null) {
      outputs.push(...namedColumns(item, several, names, names, binder));
      continue;
    }
    const name = item.names[0]?.name ?? binder.nameOf(item);
    outputs.push({ name: names.add(name === null || name === '' ? numbered(names) : name), expr });
  }
  return { aggregates, outputs };
}

function numbered(names: UniqueNames): string {
  for (let i = 1; ; i++) if (!names.has(`Column${i}`)) return `Column${i}`;
}

/** `name = f()` names the first column of f; `(a, b) = f()` names as many as it has names. */
function givenName(item: NamedExpression, i: number, count: number): string | undefined {
  if (item.tuple) return item.names[i]?.name;
  return i === 0 || count === 1 ? item.names[0]?.name : undefined;
}

function aggregateOf(node: Expression, scope: Scope, binder: Binder): AggregateBinding | null {
  if (node.kind !== 'call' || node.target !== null || scope.lookup(node.name.name) !== undefined) return null;
  return binder.language.aggregate(node.name.name) ?? null;
}

function bindAggregate(binding: AggregateBinding, call: Call, input: Plan, row: Scope, binder: Binder, keyNames: readonly string[]): BoundAggregate {
  if (binding.bind !== undefined) {
    const keyed = { ...input, columns: input.columns, ...{ keyNames } };
    return { function: binding.name, ...binding.bind(call, keyed, row, binder) };
  }
  const result = resolveCall(binding, call.args, call.name.span, row, binder);
  const name = binder.nameOf({ kind: 'named', names: [], tuple: false, expression: call, span: call.span }) ?? '';
  if (result === null) return { function: binding.name, overload: 0, args: [], columns: [{ name, type: 'dynamic' }] };
  return { function: binding.name, overload: result.overload, args: result.args, columns: [{ name, type: result.type }] };
}

function reportNoAggregate(item: NamedExpression, binder: Binder): void {
  if (!binder.diagnostics.hasErrors) binder.error('KS104', 'expected an aggregate such as `count()` or `max(…)`', item.expression.span, 'columns to group by stand after `by`');
}

/** The expression with each aggregate in it replaced by the name of its column. */
function replaceAggregates(node: Expression, scope: Scope, binder: Binder, add: (binding: AggregateBinding, call: Call) => Column[]): { expression: Expression; columns: Column[] } {
  const columns: Column[] = [];
  const replace = (part: Expression): Expression => {
    const binding = aggregateOf(part, scope, binder);
    if (binding !== null) {
      const [first] = add(binding, part as Call) as (Column & { slot: string })[];
      if (first === undefined) return part;
      columns.push({ name: first.slot, type: first.type });
      const name: Name = { kind: 'name', name: first.slot, bracketed: true, span: part.span };
      return name;
    }
    switch (part.kind) {
      case 'call':
        return { ...part, args: part.args.map((arg) => ({ ...arg, expression: replace(arg.expression) })) };
      case 'member':
        return { ...part, target: replace(part.target) };
      case 'index':
        return { ...part, target: replace(part.target), index: replace(part.index) };
      case 'unary':
        return { ...part, operand: replace(part.operand) };
      case 'binary':
        return { ...part, left: replace(part.left), right: replace(part.right) };
      case 'between':
        return { ...part, left: replace(part.left), from: replace(part.from), to: replace(part.to) };
      case 'list':
        return { ...part, items: part.items.map(replace) };
      default:
        return part;
    }
  };
  return { expression: replace(node), columns };
}
