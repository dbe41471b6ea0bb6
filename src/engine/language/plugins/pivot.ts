import type { BoundAggregate } from '../../plan/language.js';
import { column, columnsRead, type Expr, type NamedExpr, type Plan } from '../../plan/plan.js';
import { UniqueNames, uniquelyNamed } from '../../plan/result-name.js';
import { accumulatorOf } from '../../run/aggregate.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { PairNumbers } from '../../run/pair-numbers.js';
import type { Call, NamedExpression } from '../../syntax/tree.js';
import { Batch } from '../../values/batch.js';
import { converter } from '../../values/convert.js';
import type { Column, ScalarType } from '../../values/types.js';
import { gather, readerOf, type Vector } from '../../values/vector.js';
import { definePlugin } from '../define.js';
import { bindAggregates } from '../operators/_aggregates.js';
import { columnArgument } from './_arguments.js';

interface PivotPlan extends Plan {
  readonly pivot: Expr;
  readonly keys: readonly NamedExpr[];
  readonly aggregates: readonly BoundAggregate[];
  /** the value of a cell, over the columns of the aggregates */
  readonly output: Expr;
  /** columns that have to be there although no row may have their value */
  readonly expected: readonly Column[];
}

export default definePlugin<PivotPlan>({
  name: 'pivot',
  summary:
    'Makes a column of each value of a column, with an aggregate (`count()` unless one is given) of the rows that have it; a row for each combination of the other columns.',
  source: 'https://learn.microsoft.com/kusto/query/pivot-plugin',
  note: 'The columns stand in the order in which their values first come.',
  examples: [
    {
      kql: 'datatable (who: string, what: string) ["a", "x", "a", "y", "b", "x", "a", "x"] | evaluate pivot(what)',
      rows: [
        ['a', 2, 1],
        ['b', 1, 0],
      ],
      verified: 'reasoned',
    },
    {
      kql: 'datatable (who: string, what: string, n: long) ["a", "x", 1, "a", "y", 2, "b", "x", 3] | evaluate pivot(what, sum(n), who) : (who: string, y: long)',
      rows: [
        ['a', 2],
        ['b', 0],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder, schema) {
    const [first, second, ...rest] = call.args;
    if (input === null || first === undefined) {
      binder.error(
        'KS119',
        "'pivot' needs a table before it and a column of it",
        call.name.span,
        'write `T | evaluate pivot(Column)`',
      );
      return binder.brokenTable();
    }
    const row = scope.withRow(input);
    const pivot = columnArgument(first.expression, row, binder);
    if (pivot?.type === 'dynamic' && !binder.isUnchecked(pivot)) {
      binder.error(
        'KS116',
        `the column of 'pivot' cannot be dynamic`,
        first.span,
        `convert it before: \`extend x = tostring(x)\``,
      );
    }
    const { aggregates, outputs } = bindAggregates([second ?? countOf(call)], input, scope, binder, new UniqueNames());
    const [output] = outputs;
    const read = new Set([
      pivot?.name,
      ...aggregates.flatMap(({ args }) => args.flatMap((arg) => [...columnsRead(arg)])),
    ]);
    const chosen = rest.flatMap(({ expression }) => columnArgument(expression, row, binder) ?? []);
    const keyColumns =
      second !== undefined && rest.length > 0 ? chosen : input.columns.filter((c) => !read.has(c.name)).map(column);
    const names = uniquelyNamed(keyColumns);
    const keys = keyColumns.map((expr, i) => ({ name: names[i]?.name ?? expr.name, expr }));
    const expected = schema?.filter((c) => !keys.some((key) => key.name === c.name)) ?? [];
    const columns = [...keys.map(({ name, expr }) => ({ name, type: expr.type })), ...expected];
    const open = schema === null;
    return {
      op: 'evaluate:pivot',
      inputs: [input],
      columns,
      open,
      ordered: false,
      pivot,
      keys,
      aggregates,
      output: output?.expr,
      expected,
    } as PivotPlan;
  },

  run: (plan, context) => [pivoted(plan, context)],
});

/** `count()` */
function countOf({ name, span }: Call): NamedExpression {
  const expression: Call = { kind: 'call', target: null, name: { ...name, name: 'count' }, args: [], span };
  return { kind: 'named', names: [], tuple: false, expression, span };
}

function pivoted(plan: PivotPlan, context: RunContext): Batch {
  const rows = new GroupIndex(plan.keys.map((key) => key.expr.type));
  const values = new GroupIndex([plan.pivot.type]);
  const cells = new PairNumbers();
  const accumulators = plan.aggregates.map((aggregate) => accumulatorOf(aggregate, context));
  for (const batch of context.run(plan.inputs[0] as Plan)) {
    const rowOf = rows.groupsOf(
      plan.keys.map((key) => context.evaluate(key.expr, batch)),
      batch.length,
    );
    const pivotOf = values.groupsOf([context.evaluate(plan.pivot, batch)], batch.length);
    const cellOf = rowOf.map((row, i) => cells.numberOf(row, pivotOf[i] as number));
    plan.aggregates.forEach(({ args }, i) => {
      accumulators[i]?.add(
        cellOf,
        cells.size,
        args.map((arg) => context.evaluate(arg, batch)),
      );
    });
    context.checkRows(rows.count * Math.max(values.count, 1), 'pivot');
  }
  // One cell more than there are holds what an aggregate of no rows gives.
  const vectors = accumulators.flatMap((accumulator) => accumulator.finish(cells.size + 1));
  const names = plan.aggregates.flatMap((aggregate) => aggregate.columns.map((c) => c.name));
  const bare = new Batch(
    cells.size + 1,
    names.map((name, i) => [name, vectors[i] as Vector]),
  );
  return table(plan, rows, values, cells, context.evaluate(plan.output, bare));
}

function table(plan: PivotPlan, rows: GroupIndex, values: GroupIndex, cells: PairNumbers, results: Vector): Batch {
  const cellOf = Array.from({ length: values.count }, () => new Uint32Array(rows.count).fill(cells.size));
  for (let cell = 0; cell < cells.size; cell++)
    (cellOf[cells.secondOf(cell)] as Uint32Array)[cells.firstOf(cell)] = cell;
  const keys = rows.keys();
  const columns = new Map<string, Vector>(plan.keys.map(({ name }, i) => [name, keys[i] as Vector]));
  const names = new UniqueNames(columns.keys());
  columnNames(values, plan.pivot.type).forEach((name, i) => {
    columns.set(names.add(name), gather(results, cellOf[i] as Uint32Array));
  });
  const none = new Uint32Array(rows.count).fill(cells.size);
  for (const { name } of plan.expected) if (!columns.has(name)) columns.set(name, gather(results, none));
  return new Batch(rows.count, columns);
}

/** The pivoted values as text, in the order in which they came. */
function columnNames(values: GroupIndex, type: ScalarType): string[] {
  const [vector] = values.keys();
  if (vector === undefined) return [];
  const toText = converter(type, 'string');
  const read = readerOf(vector);
  return Array.from({ length: values.count }, (_, i) => String(toText(read(i)) ?? ''));
}
