// Aggregate expressions: aggregates, and scalar expressions over aggregates such as `max(x) - min(x)` or `round(avg(x), 2)`.

import { resolveCall } from '../../plan/bind-call.js';
import type { Binder } from '../../plan/binder.js';
import type { AggregateBinding, BoundAggregate } from '../../plan/language.js';
import type { Plan } from '../../plan/plan.js';
import { nameByRule, type UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import type { Call, Expression, NamedExpression } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';
import type { ProjectItem } from './_items.js';
import { namedColumns, severalColumns } from './_several.js';
import { withParts } from './_with-parts.js';

export interface BoundAggregates {
  /** their columns are called `$0`, `$1`, … */
  readonly aggregates: readonly BoundAggregate[];
  /** the columns of the result: expressions over those of the aggregates */
  readonly outputs: readonly ProjectItem[];
  /** the same, item by item */
  readonly byItem: readonly (readonly ProjectItem[])[];
}

/** What the rows are grouped by: as it is written, and bound. */
export interface Grouping {
  readonly by: readonly NamedExpression[];
  readonly keys: readonly ProjectItem[];
}

/** @param names the names that are taken, to which those of the outputs are added */
export function bindAggregates(
  items: readonly NamedExpression[],
  input: Plan,
  scope: Scope,
  binder: Binder,
  names: UniqueNames,
  { by, keys }: Grouping = { by: [], keys: [] },
): BoundAggregates {
  const calls = new AggregateCalls(input, scope, binder, keys);
  reportTaken(items, by, binder);
  const byItem = items.map((item) => bindItem(item, calls, names, scope, binder));
  return { aggregates: calls.bound, outputs: byItem.flat(), byItem };
}

function bindItem(
  item: NamedExpression,
  calls: AggregateCalls,
  names: UniqueNames,
  scope: Scope,
  binder: Binder,
): ProjectItem[] {
  const binding = calls.bindingOf(item.expression);
  if (binding !== null) {
    // The columns of an aggregate that gives several take the given names one by one.
    return calls.add(binding, item.expression as Call).map(({ name, slot }, i) => ({
      name: named(item.names[i]?.name ?? name, names),
      expr: { kind: 'column', ...slot },
    }));
  }
  const { expression, slots } = calls.replace(item.expression);
  const expr = binder.expression(expression, scope.withRow({ columns: slots, open: false, ordered: false }));
  const several = severalColumns(item.expression, expr, binder);
  return several === null
    ? [{ name: named(binder.nameOf(item) ?? '', names), expr }]
    : namedColumns(item, several, names, names, binder);
}

/** Names that are given twice, or to a column by which the rows are grouped. Names that columns take by default give way. */
function reportTaken(items: readonly NamedExpression[], by: readonly NamedExpression[], binder: Binder): void {
  const bare = by.flatMap(({ names, expression }) =>
    names.length === 0 && expression.kind === 'name' ? [expression] : names,
  );
  const taken = new Set(bare.map(({ name }) => name));
  for (const { name, span } of items.flatMap((item) => item.names)) {
    if (taken.has(name)) {
      binder.error('KS171', `there is a column named '${name}' already`, span, 'give one of them another name');
    }
    taken.add(name);
  }
}

function named(name: string, names: UniqueNames): string {
  if (name !== '') return names.add(name);
  for (let i = 1; ; i++) if (!names.has(`Column${i}`)) return names.add(`Column${i}`);
}

/** A column of an aggregate under the name that it takes by default, and under the one that it has in the plan. */
interface AggregateColumn {
  readonly name: string;
  readonly slot: Column;
}

/** The aggregates of one list of aggregate expressions. */
class AggregateCalls {
  readonly bound: BoundAggregate[] = [];
  private readonly row: Scope;
  private readonly ungrouped: Plan;
  private slots = 0;

  constructor(
    input: Plan,
    private readonly scope: Scope,
    private readonly binder: Binder,
    keys: readonly ProjectItem[],
  ) {
    this.row = scope.withRow(input);
    const grouped = new Set(keys.map(({ expr }) => (expr.kind === 'column' ? expr.name : null)));
    this.ungrouped = { ...input, columns: input.columns.filter(({ name }) => !grouped.has(name)) };
  }

  /** What a call of an aggregate calls; null for every other expression. */
  bindingOf(node: Expression): AggregateBinding | null {
    if (node.kind !== 'call' || node.target !== null || this.isOwn(node)) return null;
    return this.binder.language.aggregate(node.name.name) ?? null;
  }

  add(binding: AggregateBinding, call: Call): AggregateColumn[] {
    const bound = this.bind(binding, call);
    const columns = bound.columns.map(({ name, type }) => ({ name, slot: { name: `$${this.slots++}`, type } }));
    this.bound.push({ ...bound, columns: columns.map(({ slot }) => slot) });
    return columns;
  }

  private bind(binding: AggregateBinding, call: Call): BoundAggregate {
    const { binder, row } = this;
    if (binding.bind !== undefined)
      return { function: binding.name, ...binding.bind(call, this.ungrouped, row, binder) };
    const result = resolveCall(binding, call.args, call.name.span, row, binder);
    const name = nameByRule(call, binding.naming, binder.language) ?? '';
    const { overload, args, type } = result ?? { overload: 0, args: [], type: 'dynamic' };
    return { function: binding.name, overload, args, columns: [{ name, type }] };
  }

  /** The expression with the name of a column, which is among `slots`, in the place of each aggregate. */
  replace(node: Expression): { expression: Expression; slots: Column[] } {
    const slots: Column[] = [];
    const replace = (part: Expression): Expression => {
      const binding = this.bindingOf(part);
      if (binding !== null) {
        const [first] = this.add(binding, part as Call);
        if (first === undefined) return part;
        slots.push(first.slot);
        return { kind: 'name', name: first.slot.name, bracketed: true, span: part.span };
      }
      if (part.kind === 'name' && this.row.column(part.name) !== undefined) return this.bareColumn(part);
      if (part.kind === 'call' && !this.isKnown(part)) return part;
      return withParts(part, replace);
    };
    return { expression: replace(node), slots };
  }

  /** Of an unknown function nothing but that is said. */
  private isKnown({ name: { name } }: Call): boolean {
    return this.binder.language.scalar(name) !== undefined || this.scope.lookup(name) !== undefined;
  }

  /** Whether a call is of a function of the query; a variable may be called as an aggregate is. */
  private isOwn(call: Call): boolean {
    return this.scope.lookup(call.name.name)?.kind === 'function';
  }

  private bareColumn({ name, span }: Extract<Expression, { kind: 'name' }>): Expression {
    const hint = `take one value of each group, \`take_any(${name})\`, or group by it after \`by\``;
    this.binder.error(
      'KS236',
      `'${name}' is a column, where an aggregate such as \`count()\` or \`max(…)\` is expected`,
      span,
      hint,
    );
    return { kind: 'broken', span };
  }
}
