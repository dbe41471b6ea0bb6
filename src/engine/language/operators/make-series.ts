import { isConstant } from '../../plan/bind-call.js';
import type { Binder } from '../../plan/binder.js';
import type { BoundAggregate } from '../../plan/language.js';
import { constant, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import { isNumber, widest } from '../../plan/types.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, NamedExpression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import type { ScalarType } from '../../values/types.js';
import { defineOperator } from '../define.js';
import { bindAggregates } from './_aggregates.js';
import { bindItems, type ProjectItem } from './_items.js';
import { wordParameter } from './_parameters.js';
import { seriesRows } from './_series-rows.js';

interface SeriesItem {
  readonly aggregate: NamedExpression;
  readonly default: Expression | null;
}

interface MakeSeriesNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly items: readonly SeriesItem[];
  readonly axis: NamedExpression;
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly step: Expression;
  /** `in range(from, to, step)` */
  readonly inRange: boolean;
  readonly by: readonly NamedExpression[];
}

export interface MakeSeriesPlan extends Plan {
  readonly keys: readonly ProjectItem[];
  readonly aggregates: readonly BoundAggregate[];
  readonly outputs: readonly ProjectItem[];
  /** for each output, what stands where there is no row */
  readonly defaults: readonly Expr[];
  /** the axis, both ends of it and the step are of one type; the step of a datetime is a timespan */
  readonly axis: ProjectItem;
  readonly from: Expr | null;
  readonly to: Expr | null;
  readonly step: Expr;
  /** steps are counted from zero, and the end belongs to the series */
  readonly inRange: boolean;
  /** a table without rows gives a series of defaults */
  readonly nonEmpty: boolean;
}

export default defineOperator<MakeSeriesNode, MakeSeriesPlan>({
  name: 'make-series',
  summary:
    'Gives a row for each combination of the keys, with arrays: the steps of an axis, mostly time, and the aggregates over the rows of each step.',
  source: 'https://learn.microsoft.com/kusto/query/make-series-operator',
  note: 'Without `from` or `to` each series begins or ends at its own first or last row.',
  examples: [
    {
      kql: 'datatable (t: long, v: long) [1, 10, 2, 20, 5, 50] | make-series sum(v) on t from 1 to 7 step 2',
      rows: [
        [
          [30, 0, 50],
          [1, 3, 5],
        ],
      ],
      verified: 'reasoned',
    },
    {
      kql: 'datatable (t: datetime, k: string) [datetime(2026-01-01 10:10), "a", datetime(2026-01-01 12:30), "a"] | make-series n = count() default = -1 on t step 1h by k | project k, n',
      rows: [['a', [1, -1, 1]]],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const parameters = parser.parameters('kind');
    const items = parser.list(() => parseItem(parser));
    parser.expect('on');
    const axis = parser.named(() => parser.primary());
    const range = parser.at('in') ? parseRange(parser) : parseSteps(parser);
    const by = parser.accept('by') === null ? [] : parser.list(() => parser.named());
    return { parameters, items, axis, ...range, by };
  },

  bind(node, input, scope, binder) {
    const keys = bindItems(node.by, input, scope, binder, 'by');
    const names = new UniqueNames(keys.map((key) => key.name));
    const { aggregates, outputs, byItem } = bindAggregates(
      node.items.map((item) => item.aggregate),
      input,
      scope,
      binder,
      names,
      { by: node.by, keys },
    );
    const defaults = byItem.flatMap((of, i) =>
      of.map(({ expr }) => bindDefault(node.items[i]?.default ?? null, expr.type, scope, binder)),
    );
    const axis = bindAxis(node, input, scope, binder);
    const axisName = names.add(binder.nameOf(node.axis) ?? 'Column1');
    const columns = [
      ...keys.map(({ name, expr }) => ({ name, type: expr.type })),
      ...[...outputs.map(({ name }) => name), axisName].map((name) => ({ name, type: 'dynamic' as const })),
    ];
    const nonEmpty = wordParameter(node.parameters, 'kind', ['nonempty'], binder) !== null;
    return {
      ...{
        op: 'make-series',
        inputs: [input],
        columns,
        open: false,
        ordered: false,
        keys,
        aggregates,
        outputs,
        defaults,
        nonEmpty,
      },
      ...{ ...axis, axis: { name: axisName, expr: axis.axis }, inRange: node.inRange },
    } as MakeSeriesPlan;
  },

  run: (plan, context) => seriesRows(plan, context),
});

function parseItem(parser: Parser): SeriesItem {
  const aggregate = parser.named();
  if (parser.accept('default') === null) return { aggregate, default: null };
  parser.expect('=');
  return { aggregate, default: parser.expression() };
}

type Steps = Pick<MakeSeriesNode, 'from' | 'to' | 'step' | 'inRange'>;

function parseRange(parser: Parser): Steps {
  parser.expect('in');
  parser.expect('range');
  parser.expect('(');
  const from = parser.expression();
  parser.expect(',');
  const to = parser.expression();
  parser.expect(',');
  const step = parser.expression();
  parser.expect(')');
  return { from, to, step, inRange: true };
}

function parseSteps(parser: Parser): Steps {
  const from = parser.accept('from') === null ? null : parser.expression();
  const to = parser.accept('to') === null ? null : parser.expression();
  parser.expect('step');
  return { from, to, step: parser.expression(), inRange: false };
}

/** A number is brought to the type of the aggregate; without a default it is 0, or null for what is no number. */
function bindDefault(node: Expression | null, type: ScalarType, scope: Scope, binder: Binder): Expr {
  if (node === null)
    return isNumber(type) ? convertTo(type, constant('long', 0n)) : constant(type, type === 'string' ? '' : null);
  const expr = constantOf(node, scope, binder, 'the default of a series');
  return isNumber(type) && isNumber(expr.type) ? convertTo(type, expr) : expr;
}

function constantOf(node: Expression, scope: Scope, binder: Binder, what: string): Expr {
  const expr = binder.expression(node, scope.withRow({ columns: [], open: false, ordered: false }));
  if (!isConstant(expr)) binder.error('KS143', `${what} has to be a constant`, node.span);
  return expr;
}

interface Axis {
  readonly axis: Expr;
  readonly from: Expr | null;
  readonly to: Expr | null;
  readonly step: Expr;
}

function bindAxis(node: MakeSeriesNode, input: Plan, scope: Scope, binder: Binder): Axis {
  const axis = binder.expression(node.axis.expression, scope.withRow(input));
  const [from, to] = [node.from, node.to].map((end) => end && constantOf(end, scope, binder, 'an end of a series'));
  const step = constantOf(node.step, scope, binder, 'the step of a series');
  const ends = [from, to].flatMap((end) => (end ? [end] : []));
  const parts = [axis, ...ends, step];
  if (parts.some((part) => binder.isUnchecked(part))) return { axis, from: from ?? null, to: to ?? null, step };
  const types = parts.map((part) => part.type);
  if (types.every(isNumber)) {
    // Integers count as longs, a step may be wider than an int; decimals as reals.
    const type = widest([...types, 'long']) === 'long' ? 'long' : 'real';
    const converted = (expr: Expr | null | undefined) => (expr ? convertTo(type, expr) : null);
    return { axis: convertTo(type, axis), from: converted(from), to: converted(to), step: convertTo(type, step) };
  }
  checkTimes(node, axis, ends, step, binder);
  return { axis, from: from ?? null, to: to ?? null, step };
}

function checkTimes(node: MakeSeriesNode, axis: Expr, ends: readonly Expr[], step: Expr, binder: Binder): void {
  if (axis.type !== 'datetime' && axis.type !== 'timespan' && !isNumber(axis.type)) {
    binder.error(
      'KS178',
      `a series goes over numbers, datetimes or timespans, and not over values of type ${axis.type}`,
      node.axis.span,
    );
    return;
  }
  const stepType = axis.type === 'datetime' ? 'timespan' : axis.type;
  if (step.type !== stepType)
    binder.error(
      'KS178',
      `the step over values of type ${axis.type} is a ${stepType}, found ${step.type}`,
      node.step.span,
    );
  for (const end of ends) {
    if (end.type !== axis.type)
      binder.error(
        'KS141',
        `the ends of a series over values of type ${axis.type} are of this type, found ${end.type}`,
        node.axis.span,
      );
  }
}
